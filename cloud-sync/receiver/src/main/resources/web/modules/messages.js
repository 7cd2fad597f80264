/** The message bundle of the chosen language. Chinese first; the choice lives in the URL and in localStorage. */
const LANGUAGES = ["zh-CN", "en"];
let bundle = {};
let language = LANGUAGES[0];

export function chosenLanguage(search, remembered) {
  const wanted = new URLSearchParams(search).get("lang") ?? remembered;
  return LANGUAGES.includes(wanted) ? wanted : LANGUAGES[0];
}

export const otherLanguage = () => LANGUAGES.find((l) => l !== language);

export async function useLanguage(wanted) {
  const answer = await fetch(`/messages/${wanted}.json`);
  bundle = await answer.json();
  language = wanted;
  document.documentElement.lang = wanted;
  localStorage.setItem("language", wanted);
  const url = new URL(location.href);
  url.searchParams.set("lang", wanted);
  history.replaceState(null, "", url);
}

/** Text of a key with `{name}` filled in; an unknown key shows itself, which the page check refuses. */
export function message(key, values = {}) {
  return (bundle[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const knows = (key) => key in bundle;
