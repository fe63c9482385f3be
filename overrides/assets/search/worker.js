/**
 * The worker of the search: a buyer's words come in, and go on to the theme's own worker, whose name stands
 * behind # in this one's address, as words that the index knows. Every page sets up its search, and on few somebody
 * searches: until then, the theme's worker hears nothing, and what the index holds is not fetched.
 */

// What the theme's page and its worker say to each other.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const SECTIONS = new URL("../../../../search/sections.json", location.href);

// The theme's list of stop words takes too much for some questions, and too little for others.
const KEPT = new Set("able after cannot how let like no not when where why".split(" "));
const FILLERS = new Set(
  "asap find give hello help hi made make need please see show tell thanks urgent want wanted".split(" "),
);

// Negations in one word, with their apostrophe or without it.
const CANNOT = /\bcan['’]?t\b/g;
const NOT = /\b(are|could|did|do|does|had|has|have|is|was|were|wo|would)n['’]?t\b/g;

/** So many words tell what is meant; a whole letter that is pasted would keep the page waiting. */
const MOST_WORDS = 40;

const families = new Map(); // the words of the index by what they have in common: their stem
const counts = new Map(); // how often pages want to be found by each word
const queries = new Map(); // how the theme is to search for each word that was typed before

const split = (text) => text.toLowerCase().normalize("NFKC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const stem = (word) => String(self.lunr.stemmer(new self.lunr.Token(word)));

/**
 * Learns the words of the index. Where pages say by what they want to be found, one form of a word comes to stand for all:
 * else a page that names many forms would outweigh one that names the word as often.
 */
function learn(docs) {
  for (const { title, text, "searched-as": searched = "" } of docs) {
    const wanted = split(`${title} ${searched}`);
    for (const word of wanted.filter(self.lunr.stopWordFilter)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of [...wanted, ...split(text.replace(/<[^>]+>/g, " "))]) {
      const key = stem(word);
      if (!families.has(key)) families.set(key, new Set());
      families.get(key).add(word);
    }
  }
  for (const doc of docs.filter((each) => each["searched-as"])) {
    doc["searched-as"] = split(doc["searched-as"]).map((word) => [...families.get(stem(word))][0]).join(" ");
  }
}

/** Returns what the theme is to search for in the place of what a buyer has typed. */
function better(query) {
  const plain = query.toLowerCase().replace(CANNOT, "cannot").replace(NOT, "not").replace(/['’]/g, "");
  const words = split(plain);
  const telling = words.filter(tells);
  return (telling.length ? telling : words).slice(0, MOST_WORDS).map(remembered).join(" ");
}

const tells = (word) => KEPT.has(word) || (self.lunr.stopWordFilter(word) && !FILLERS.has(word));

/** Returns the same as `known`: with every key that is pressed, all words come again. */
function remembered(word) {
  if (!queries.has(word)) queries.set(word, known(word));
  return queries.get(word);
}

/** Returns how the theme is to search for a word: other forms of it, or what it was meant to be. */
function known(word) {
  const family = families.get(stem(word));
  if (family) return together([...family]);
  if (begins(word)) return word;
  const meant = nearest(word);
  if (meant) return known(meant);
  const parts = word.match(/\d+|\D+/g);
  if (parts.length > 1) return parts.map(known).join(" ");
  const end = joint(word);
  return end ? [word.slice(0, end), word.slice(end)].map(known).join(" ") : word;
}

/** Returns what finds these words and no others. The theme takes a word without a weight for a beginning. */
function together(words) {
  const [first] = words;
  let end = first.length;
  while (!words.every((word) => word.startsWith(first.slice(0, end)))) end--;
  const beginning = first.slice(0, end);
  return words.length > 1 && countOf(beginning) === words.length
    ? beginning
    : words.map((word) => `${word}^1`).join(" ");
}

/** Returns how many words of the index begin so. */
function countOf(beginning) {
  return [...families.values()].flatMap((family) => [...family]).filter((word) => word.startsWith(beginning)).length;
}

/** Whether a word of the index begins so: a buyer may not have typed the rest of it yet. */
const begins = (part) => [...counts.keys()].some((word) => word.startsWith(part));

/** Returns where two words meet that were written as one. */
function joint(word) {
  const ends = Array.from({ length: word.length }, (_, end) => end);
  return ends.find((end) => end > 2 && [word.slice(0, end), word.slice(end)].every((part) => counts.has(part)));
}

/** Returns the word that was most likely meant; nothing where none is near. */
function nearest(word) {
  const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  let [meant, least] = [undefined, most + 1];
  for (const [other, count] of counts) {
    if (other.length < 4 || Math.abs(other.length - word.length) > most || lacks(other, word) > most) continue;
    const wrong = mistakes(word, other);
    // Few mistake the first letter. Of words that are equally near, the one that more pages want counts.
    const far = wrong + (other[0] === word[0] ? 0 : 0.5) - count / 1000;
    if (wrong <= most && far < least) [meant, least] = [other, far];
  }
  return meant;
}

/** Returns how many letters of a word another one does not have: at least so many mistakes lie between them. */
function lacks(other, word) {
  let lacking = 0;
  for (const letter of word) if (!other.includes(letter)) lacking++;
  return lacking;
}

/** Returns how many letters are missing, too many, wrong or exchanged with their neighbour. */
function mistakes(a, b) {
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

let setup; // what the page said last of it
let reading; // a promise that the theme's worker knows what can be found

// What the page says comes here first; what goes on to the theme's worker is said below.
addEventListener("message", (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) {
    setup = data;
    answer({ type: READY });
  } else if (type === QUERY) search(data);
});

async function search(typed) {
  if (!typed.trim()) return answer({ type: RESULT, data: { items: [] } });
  reading ??= read();
  try {
    await reading;
    tell({ type: QUERY, data: better(typed) });
  } catch (error) {
    reading = undefined; // the next key tries again
    console.warn(error);
    answer({ type: RESULT, data: { items: [] } });
  }
}

async function read() {
  const response = await fetch(SECTIONS);
  const docs = await response.json();
  learn(docs);
  const isReady = new Promise((resolve) => {
    self.postMessage = (message) => (message.type === READY ? resolve() : answer(message));
  });
  tell({ type: SETUP, data: { ...setup, docs } });
  await isReady;
}

const answer = self.postMessage.bind(self);
const tell = (data) => dispatchEvent(new MessageEvent("message", { data }));

importScripts(`../javascripts/workers/${location.hash.slice(1)}`);
