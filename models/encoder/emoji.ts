/** Words for the emoji that carry an attitude: the network's vocabulary, made of 2018's books, knows none of them. */

// Each is what a customer who sends it says, in words the vocabulary has. An emoji that is not here is unknown.
const table: Readonly<Record<string, string>> = {
  happy: "😀😃😄😁😊🙂☺😇😺😸",
  laughing: "😂🤣😆😹",
  love: "❤♥💕💖💗💓💞💘💜💛💚💙🧡🤎🖤🤍😍🥰😘😻💝💟",
  delicious: "😋🤤",
  cool: "😎🤘🤙",
  grateful: "🙏🤗🥹",
  celebrate: "🎉🥳🎊🥂🍾",
  great: "👍👌🙌💯⭐🌟✨🔥🏆🤩💪🚀",
  applause: "👏",
  wink: "😉😜",
  awkward: "😅😬😳🙈",
  hello: "👋",
  yes: "✅✔",
  no: "❌🚫⛔",
  bad: "👎🤮🤢💩",
  angry: "😡😠🤬👿💢",
  frustrated: "😤😒🙄😑😫😩😖😣🤦🫠",
  crying: "😢😭😿😥",
  sad: "😞😔☹🙁😟💔😕😓",
  afraid: "😱😨😰😧😦🚨",
  shocked: "😮😲🤯",
  confused: "🤔🤷😵❓🧐",
  tired: "😴😪🥱",
  ironic: "🙃🤡😏",
  dead: "💀☠⚰",
  neutral: "😐😶",
  warning: "⚠❗‼",
};

/** The word for an emoji, by its first code point. */
export const emojiWords: ReadonlyMap<string, string> = new Map(
  Object.entries(table).flatMap(([word, emoji]) => [...emoji].map((one) => [one, word] as const)),
);
