/** chats.json as Intercom lists conversations: the first turn is the source, the others are parts; bodies are HTML. */
import { chance } from "./chance.mjs";

const agents = ["Dan", "Marta", "Hannah", "Lauren", "Priya"].map((name, index) => ({
  type: "admin",
  id: String(7_214_000 + index),
  name,
  email: `${name.toLowerCase()}@larkspurandloam.example`,
}));
const bot = { type: "bot", id: "7213999", name: "Fern", email: null };

const html = (text) =>
  `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", "<br>")}</p>`;

function contactOf({ person, anonymous }, luck) {
  const id = `66f${(0xa1c3e5 + Number(person.id.slice(2)) * 3571).toString(16)}`;
  if (anonymous) return { type: "lead", id, external_id: null, name: null, email: null };
  const name = `${person.first} ${person.last}`;
  // Who is signed in comes with an id; who is not has left an e-mail address.
  if (luck.odds(0.6)) return { type: "user", id, external_id: person.id, name, email: person.email };
  return { type: "user", id, external_id: null, name, email: person.email };
}

const seconds = (time) => Math.floor(time / 1000);

function conversation(unit, { number, luck }) {
  const contact = contactOf(unit, luck);
  const { external_id: _, ...customer } = contact;
  const named = agents.find(({ name }) => unit.turns.some(({ agent }) => agent?.includes(name)));
  const agent = named ?? luck.pick(agents);
  let time = unit.at;
  const parts = unit.turns.slice(1).map((turn, index) => {
    time += luck.whole(15, turn.agent ? 400 : 120) * 1000;
    const [speaker, text] = Object.entries(turn)[0];
    return {
      type: "conversation_part",
      id: `${number}${index + 1}`,
      part_type: "comment",
      body: html(text),
      created_at: seconds(time),
      author: speaker === "customer" ? customer : speaker === "bot" ? bot : agent,
    };
  });
  const closing = {
    type: "conversation_part",
    id: `${number}99`,
    part_type: "close",
    body: null,
    created_at: seconds(time + 900_000),
    author: agent,
  };
  return {
    type: "conversation",
    id: String(number),
    created_at: seconds(unit.at),
    updated_at: seconds(time + 900_000),
    state: "closed",
    source: {
      type: "conversation",
      id: `${number}0`,
      delivered_as: "customer_initiated",
      subject: "",
      body: html(unit.turns[0].customer),
      author: customer,
      url: "https://www.larkspurandloam.example/help",
    },
    contacts: {
      type: "contact.list",
      contacts: [{ type: "contact", id: contact.id, external_id: contact.external_id }],
    },
    tags: { type: "tag.list", tags: [] },
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: [...parts, closing],
      total_count: parts.length + 1,
    },
  };
}

/** chats.json */
export function chatsFile(units) {
  const luck = chance("chats");
  const conversations = units.map((unit, index) => conversation(unit, { number: 215_470 + index * 17, luck }));
  const list = { type: "conversation.list", total_count: conversations.length, conversations };
  return JSON.stringify(list, undefined, 1) + "\n";
}
