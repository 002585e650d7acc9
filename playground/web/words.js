/*
 * The page's own words, in three languages: 简体, 繁體, English.
 *
 * (What bots and people write is theirs and stays as it is.) A word is asked for by its name, `t("plus-hour")`; what
 * stands in braces is filled in: `t("reply-to", {who: "小王"})`. The dictionary is a list of [简, 繁, EN].
 */

import { WORDS } from "./dictionary.js";

export const LANGUAGES = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

const CODES = Object.keys(LANGUAGES);

let current = "zh-Hans";

/** Choose the page's language; without a choice it is the browser's if it is one of ours, else 简体. */
export function useLanguage(code) {
  current = CODES.includes(code) ? code : guess();
}

function guess() {
  for (const tag of navigator.languages ?? []) {
    if (/^zh-(hant|tw|hk|mo)/i.test(tag)) return "zh-Hant";
    if (/^zh/i.test(tag)) return "zh-Hans";
  }
  return "zh-Hans";
}

export const language = () => current;

/** The name of the language for times and dates. */
export const locale = () => ({ "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "en-GB" })[current];

/** The words of that name, filled in. A name that is not in the dictionary is shown as it is. */
export function t(name, values = {}) {
  const words = WORDS[name]?.[CODES.indexOf(current)] ?? name;
  return words.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}
