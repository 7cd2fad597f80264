import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { WEB } from "../fake-receiver.mjs";

const bundle = (language) => JSON.parse(readFileSync(`${WEB}/messages/${language}.json`, "utf8"));
const modules = readdirSync(`${WEB}/modules`).map((name) => [name, readFileSync(`${WEB}/modules/${name}`, "utf8")]);

test("both languages have the same keys and the same places to fill in", () => {
  const [en, zh] = [bundle("en"), bundle("zh-CN")];
  assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(en)) assert.deepEqual(places(zh[key]), places(en[key]), key);
});

test("every key that a module names is in the bundles", () => {
  for (const [name, source] of modules) {
    for (const [, key] of source.matchAll(/message\("([\w.]+)"/g)) assert.ok(key in bundle("en"), `${name}: ${key}`);
  }
});

test("no visible text is written into HTML or modules", () => {
  const html = readFileSync(`${WEB}/index.html`, "utf8").replace(/<title>WardGate<\/title>/, "");
  assert.equal(html.replace(/<[^>]*>/g, "").trim(), "");
  for (const [name, source] of modules) {
    assert.doesNotMatch(source, /[\u4e00-\u9fff]/, name);
    assert.doesNotMatch(source, /element\("\w+", "[\w -]*", "[A-Za-z]/, name);
    assert.doesNotMatch(source, /innerHTML|eval\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/, name);
  }
});
