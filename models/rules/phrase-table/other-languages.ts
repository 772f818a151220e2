/** Words of German, Spanish, French and Portuguese, and what questions in English say for them. Longer ones first. */

/** One language: "foreign words" by the English ones that stand for them; "" of what sets no condition. */
export interface OtherLanguage {
  readonly name: string;
  readonly words: ReadonlyMap<string, string>;
}

/** "alle|sämtliche = all; kunden = customers". */
function language(name: string, table: string): OtherLanguage {
  const words = table.split(";").flatMap((line) => {
    const [foreign = "", english = ""] = line.split("=").map((part) => part.replace(/\s+/g, " ").trim());
    return foreign === "" ? [] : foreign.split("|").map((one) => [one.trim(), english] as const);
  });
  return { name, words: new Map(words) };
}

export const otherLanguages: readonly OtherLanguage[] = [
  language(
    "German",
    `kunde|kunden|kundinnen|käufer|leute = customers; die|der|das|den|dem|ein|eine|einen|alle|zeige|mir|sind|ist|haben|hat|wurden|wir|unsere|uns|sich|sie = ;
    und = and; oder = or; aber = but; nicht = not; kein|keine|keinen|ohne = without; nie|niemals = never; mit = with; im|in|auf = in; aus|von = from;
    unzufriedene|unzufrieden|unglückliche|unglücklich|negative|negativ = unhappy; zufriedene|zufrieden|glückliche|glücklich|positive|positiv = happy;
    verärgerte|verärgert|wütende|wütend = angry; neue = new; treue|loyale = loyal; stammkunden = loyal; großkunden = big spenders;
    hohem umsatz|hoher umsatz|hohen umsätzen|hohem wert = high spend; niedrigem umsatz|geringem umsatz = low spend; umsatz = spend;
    über|mehr als = over; unter|weniger als = under; mindestens = at least; höchstens = at most; mal = times; einmal = once; zweimal = twice;
    beschwerden über|beschwerden zu|beschwerden wegen|beschwerde über = complaints about; beschwerden|beschwerde = complaints;
    beschwert über|beschwert wegen = complained about; beschwert = complained; fragen zu = questions about; lob für = praise for;
    lieferung|lieferungen|versand = delivery; erstattung|erstattungen|rückerstattung|rückerstattungen = refunds; preis|preise|preisen = prices; kündigung|kündigungen = cancellations;
    kündigen wollen|wollen kündigen = want to cancel; gekauft|bestellt = bought; bestellung|bestellungen = orders; geschrieben = wrote; abwanderungsrisiko = churn risk; außer = except;
    hohes|hohem|hohe = high; niedriges|niedrigem|niedrige = low; offenen tickets|offene tickets|offenem ticket|offenes ticket = open tickets; einwilligung|newsletter-einwilligung = consent;
    in den letzten|der letzten|letzten|letzte = in the last; im letzten monat = in the last month; letzten monat = last month; diese woche|dieser woche = this week; letzte woche = last week;
    diesen monat|in diesem monat = this month; dieses jahr|in diesem jahr = this year; seit = since; tag|tage|tagen = days; woche|wochen = weeks; monat|monate|monaten = months; jahr|jahre|jahren = years;
    januar = january; februar = february; märz = march; mai = may; juni = june; juli = july; oktober = october; dezember = december;
    österreich = Austria; deutschland = Germany; schweiz = Switzerland; frankreich = France; spanien = Spain; wien = Vienna; plan|tarif = plan; abonnenten = subscribers; stille = silent`,
  ),
  language(
    "Spanish",
    `cliente|clientes|personas|gente|compradores = customers; el|la|los|las|un|una|que|de|del|todos|todas|están|son|han|tienen|nuestros = ;
    y|e = and; o|u = or; pero = but; no = not; sin = without; nunca = never; con = with; en|en el|en la = in; desde = since;
    insatisfechos|descontentos|infelices|negativos = unhappy; satisfechos|contentos|felices|positivos = happy; enfadados|enojados|furiosos|enfadadas = angry; nuevos = new; fieles|leales = loyal;
    gasto alto|alto gasto|gasto elevado = high spend; gasto bajo|bajo gasto = low spend; gasto = spend; mayor de|mayor que|más de|superior a = over; menor de|menor que|menos de|inferior a = under; al menos|como mínimo = at least;
    como máximo = at most; veces = times; quejas sobre|quejas de|quejas por = complaints about; quejas = complaints; se quejaron de|se quejaron por|se quejan de = complained about; se quejaron|se quejan = complained;
    envío|envíos|entrega|entregas = delivery; reembolso|reembolsos = refunds; precio|precios = prices; cancelaciones = cancellations; quieren cancelar = want to cancel;
    compraron|han comprado|pedido|pedidos|compra|compras = bought; escribieron|han escrito = wrote; riesgo de abandono = churn risk; salvo|excepto = except; alto = high; riesgo alto de abandono|alto riesgo de abandono = high churn risk; tickets abiertos|ticket abierto = open tickets;
    consentimiento = consent; en los últimos|los últimos|últimos|últimas|en las últimas = in the last; en el último mes|último mes = in the last month; el mes pasado = last month; esta semana = this week; la semana pasada = last week;
    este mes = this month; este año = this year; día|días = days; semana|semanas = weeks; mes|meses = months; año|años = years; enero = january; febrero = february; marzo = march; abril = april; mayo = may; junio = june;
    julio = july; agosto = august; septiembre = september; octubre = october; noviembre = november; diciembre = december; alemania = Germany; españa = Spain; francia = France; plan|suscripción = plan; suscriptores = subscribers`,
  ),
  language(
    "French",
    `client|clients|clientes|acheteurs|personnes = customers; le|la|les|un|une|des|de|du|qui|tous|toutes|sont|ont|nos|d = ;
    et = and; ou = or; mais = but; pas|non = not; sans = without; jamais = never; avec = with; en|au|à|dans = in; depuis = since;
    mécontents|mécontentes|insatisfaits|malheureux|négatifs = unhappy; contents|satisfaits|heureux|positifs = happy; furieux|fâchés|en colère = angry; nouveaux|nouvelles = new; fidèles = loyal; gros acheteurs = big spenders;
    dépenses élevées|fortes dépenses|gros chiffre d affaires = high spend; dépenses faibles|faibles dépenses = low spend; dépenses|dépense = spend; plus de|supérieur à|supérieures à = over; moins de|inférieur à = under; au moins = at least;
    au plus = at most; fois = times; plaintes sur|plaintes concernant|plaintes pour = complaints about; plaintes|réclamations = complaints; se sont plaints de|se sont plaints = complained;
    livraison|livraisons = delivery; remboursement|remboursements = refunds; prix = prices; veulent résilier|veulent annuler = want to cancel; résiliations|annulations = cancellations;
    ont acheté|ont commandé|commande|commandes = bought; ont écrit = wrote; risque de départ élevé|fort risque de départ = high churn risk; risque de départ|risque d attrition = churn risk; sauf = except; tickets ouverts|ticket ouvert = open tickets; consentement = consent;
    au cours des|ces|des derniers|les derniers|derniers|dernières = in the last; le mois dernier = last month; cette semaine = this week; la semaine dernière = last week; ce mois = this month; cette année = this year;
    jour|jours = days; semaine|semaines = weeks; mois = months; an|ans|année|années = years; janvier = january; février = february; mars = march; avril = april; mai = may; juin = june; juillet = july; août = august;
    septembre = september; octobre = october; novembre = november; décembre = december; allemagne = Germany; france = France; espagne = Spain; autriche = Austria; abonnement|formule = plan; abonnés = subscribers`,
  ),
  language(
    "Portuguese",
    `cliente|clientes|pessoas|compradores = customers; o|a|os|as|um|uma|que|de|do|da|dos|das|todos|estão|são|têm|nossos = ;
    e = and; ou = or; mas = but; não = not; sem = without; nunca = never; com = with; em|no|na = in; desde = since;
    insatisfeitos|descontentes|infelizes|negativos = unhappy; satisfeitos|contentes|felizes|positivos = happy; zangados|irritados|furiosos = angry; novos = new; fiéis|leais = loyal;
    gasto alto|gastos altos|alto gasto = high spend; gasto baixo = low spend; gasto|gastos = spend; mais de|maior que|superior a = over; menos de|menor que|inferior a = under; pelo menos = at least; no máximo = at most; vezes = times;
    reclamações sobre|reclamações de|queixas sobre = complaints about; reclamações|queixas = complaints; reclamaram de|reclamaram da|reclamaram do|reclamaram sobre = complained about; reclamaram = complained;
    entrega|entregas = delivery; reembolso|reembolsos = refunds; preço|preços = prices; pedidos de cancelamento|pedido de cancelamento = cancellation requests; cancelamentos = cancellations; querem cancelar = want to cancel;
    compraram|pedido|pedidos|compra|compras = bought; escreveram = wrote; risco de abandono|risco de churn = churn risk; exceto|menos em = except; não compram há|não compraram há = not bought for; tickets abertos|ticket aberto = open tickets; consentimento = consent;
    nos últimos|nas últimas|últimos|últimas = in the last; no último mês|último mês = in the last month; mês passado = last month; esta semana = this week; semana passada = last week; este mês = this month; este ano = this year;
    dia|dias = days; semana|semanas = weeks; mês|meses = months; ano|anos = years; janeiro = january; fevereiro = february; março = march; abril = april; maio = may; junho = june; julho = july; agosto = august;
    setembro = september; outubro = october; novembro = november; dezembro = december; alemanha = Germany; espanha = Spain; frança = France; plano|assinatura = plan; assinantes = subscribers`,
  ),
];
