/** What Larkspur & Loam sells: slug, name, price in pence and kind. Prices rose on 5 January 2026. */

const lines = `
bulbs-tulip|Tulip bulbs 'Queen of Night', 25|899|plant
bulbs-daffodil|Daffodil bulbs, mixed, 40|999|plant
bulbs-allium|Allium 'Purple Sensation', 10|649|plant
bulbs-snowdrop|Snowdrops in the green, 50|1499|plant
bulbs-crocus|Crocus, mixed, 50|599|plant
seeds-sweetpea|Sweet pea seeds 'Matucana'|249|plant
seeds-tomato|Tomato seeds 'Gardener's Delight'|229|plant
seeds-chilli|Chilli seed collection|599|plant
seeds-wildflower|Wildflower seed mix, 100 g|749|plant
seeds-carrot|Carrot seeds 'Early Nantes'|199|plant
seeds-beans|Runner bean seeds|279|plant
seeds-lettuce|Cut and come again lettuce seeds|199|plant
seeds-leek|Leek seeds 'Musselburgh'|199|plant
seeds-sunflower|Giant sunflower seeds|199|plant
seeds-mixed|Mystery seed bundle, 10 packets|999|plant
plant-lavender|Lavender 'Hidcote', 6 plugs|1299|plant
plant-rose|Climbing rose 'Vale of Dawn', bare root|1699|plant
plant-dahlia|Dahlia tubers, cactus mix, 5|1099|plant
plant-fern|Hardy fern collection, 4|1899|plant
plant-acer|Japanese maple 'Bloodgood', 3 l|2999|plant
plant-hosta|Hosta 'Halcyon', 3|1399|plant
plant-apple|Apple tree 'Discovery', 2 years|3499|plant
plant-raspberry|Raspberry canes 'Autumn Bliss', 6|1499|plant
plant-strawberry|Strawberry plugs, 12|899|plant
plant-hellebore|Hellebore, double white|1199|plant
plant-heuchera|Heuchera trio|1599|plant
plant-clematis|Clematis 'Étoile Violette'|1499|plant
plant-monstera|Monstera, 17 cm pot|2499|plant
plant-peacelily|Peace lily, 14 cm pot|1499|plant
compost-peatfree|Peat-free compost, 50 l|899|soil
compost-multi3|Peat-free compost, 3 × 50 l|2399|soil
feed-seaweed|Seaweed feed, 1 l|799|soil
slug-wool|Slug wool pellets, 3.5 l|949|soil
dibber|Wooden dibber|599|tool
gloves|Gardening gloves|899|tool
secateurs|Bypass secateurs|2499|tool
trowel-copper|Copper trowel|1999|tool
twine|Garden twine in a tin|649|tool
gardeners-twine|Tarred twine, 200 m|549|tool
labels-slate|Slate plant labels, 10|549|tool
tray-seed|Seed trays, rigid, 5|999|tool
pots-biodegradable|Biodegradable pots, 100|699|tool
fleece|Garden fleece, 10 m|899|tool
cloche|Glass cloche|1899|tool
kneeler|Kneeler seat|2299|tool
watering-can|Galvanised watering can, 9 l|2799|tool
fork-border|Border fork, ash|3899|tool
hedge-shears|Hedge shears|3299|tool
edging-shears|Edging shears|3499|tool
hose-expanding|Expanding hose, 30 m|3299|tool
hose-fittings|Brass hose fittings, 3|1499|tool
wheelbarrow|Wheelbarrow, galvanised|7999|tool
mower-reel|Reel mower, 38 cm|8999|tool
mower-cordless|Cordless mower, 36 V|29900|tool
hedge-trimmer|Cordless hedge trimmer|11900|tool
boots-ankle|Ankle wellingtons|2999|tool
storage-hooks|Tool hooks, 6|1499|tool
propagator|Heated propagator|3999|grow
coldframe|Cold frame, oak|6499|grow
greenhouse-mini|Mini greenhouse|6499|grow
raised-bed|Raised bed, larch, 120 × 60|7499|grow
raised-bed-large|Raised bed, larch, 180 × 90|12999|grow
trellis|Trellis, willow|2499|grow
obelisk|Obelisk, steel, 2 m|2999|grow
arch-garden|Garden arch, steel|6999|grow
water-butt|Water butt, 210 l|6499|grow
hot-composter|Hot composter|14900|grow
compost-bin-basic|Compost bin, 220 l|2499|grow
bench-potting|Potting bench|11999|grow
shed-cedar|Tool store, cedar|48900|grow
planter-zinc|Zinc planter, large|5499|grow
planter-hanging|Hanging baskets, 2|1599|grow
pot-selfwatering|Self-watering pot|1899|grow
terracotta-pots|Terracotta pots, 10|1699|grow
plant-stand|Plant stand|2999|grow
bench-oak|Oak bench, 150 cm|27900|furniture
bistro-set|Bistro set|12900|furniture
cushions-bistro|Bistro cushions, 2|2999|furniture
dining-set|Dining set, eucalyptus, 6 seats|89900|furniture
lounge-set|Lounge set, rattan|114900|furniture
sunlounger|Sunlounger|18900|furniture
pergola|Pergola, 3 × 3 m|64900|furniture
parasol|Parasol with crank, 3 m|11900|furniture
parasol-base|Parasol base, 4 slabs|5999|furniture
egg-chair|Hanging egg chair|32900|furniture
hammock|Hammock|6999|furniture
deckchair|Deckchair|4499|furniture
storage-box|Cushion box, 300 l|10900|furniture
firepit|Fire pit|14900|furniture
bbq|Kettle barbecue|16900|furniture
lights-festoon|Festoon lights, 10 m|3999|home
lights-solar|Solar stake lights, 6|1999|home
lantern|Lantern|2499|home
candle-citronella|Citronella candle|699|home
doormat|Coir doormat|2199|home
mat-seagrass|Seagrass rug|2499|home
stool-folding|Folding stool|1999|home
basket-trug|Trug, willow|2299|home
bird-feeder|Bird feeder|1699|home
bird-table|Bird table|4999|home
bird-food|Peanuts for birds, 5 kg|1249|home
soap-gardener|Gardener's hand soap|649|gift
enamel-mug|Enamel mug|799|gift
mug-enamel|Enamel mugs, set of 2|1499|gift
teatowel|Tea towel, beetroot|699|gift
vase-stoneware|Stoneware vase|2699|gift
throw-wool|Wool throw|4999|gift
wreath|Door wreath, eucalyptus|3499|gift
amaryllis-gift|Amaryllis gift box|1999|gift
hamper-gardener|Gardener's hamper|5499|gift
tools-gift|Hand tool gift set|3999|gift
gift-card|Gift card|2500|gift
tree-nordmann|Potted Christmas tree|4999|gift`;

/** Prices before the rise that customers name; the others were about a tenth lower. */
const formerPence = { "plant-lavender": 950, "compost-peatfree": 699, "raised-bed": 5499, "gift-card": 2500 };

/** Months of the year, 1 to 12, in which things are on sale; the others are always. */
const seasons = [
  [/^bulbs-(tulip|daffodil|allium|crocus)$/, [8, 9, 10, 11, 12]],
  [/^bulbs-snowdrop$/, [1, 2, 3]],
  [/^plant-(rose|apple|raspberry)$/, [1, 2, 3, 10, 11, 12]],
  [/^plant-dahlia$/, [1, 2, 3, 4, 5]],
  [/^(wreath|amaryllis-gift|hamper-gardener|tree-nordmann)$/, [11, 12]],
];

/** Whether a product is on sale at a time. */
export function isInSeason({ slug }, time) {
  const season = seasons.find(([pattern]) => pattern.test(slug));
  return !season || season[1].includes(new Date(time).getUTCMonth() + 1);
}

export const products = lines
  .trim()
  .split("\n")
  .map((line, index) => {
    const [slug, name, pence, kind] = line.split("|");
    return { slug, name, pence: Number(pence), kind, sku: `LL-${1000 + index * 7}` };
  });

const bySlug = new Map(products.map((product) => [product.slug, product]));

/** The product of a slug. Throws on an unknown one. */
export function product(slug) {
  const found = bySlug.get(slug);
  if (!found) throw new Error(`Unknown product ${slug}`);
  return found;
}

/** The price in pence at a time. */
export function priceAt({ slug, pence }, time) {
  if (time >= Date.UTC(2026, 0, 5)) return pence;
  return formerPence[slug] ?? Math.round((pence * 0.9) / 10) * 10 - 1;
}
