/*
 * The two questions that bring somebody new into the world: a person, or a group.
 */

import { addGroup as makeGroup, savePerson } from "./control.js";
import { nameOf } from "./names.js";
import { askFor } from "./popups.js";
import { t } from "./words.js";

const TONGUES = [["zh-hans", "简体"], ["zh-hant", "繁體"], ["en", "English"]];

/** Add a person, and give them a phone. */
export function addPerson(desk) {
  askFor(document.body, {
    title: t("add-person"), confirm: t("add"),
    fields: [
      { name: "first_name", label: t("first-name"), required: true },
      { name: "last_name", label: t("last-name") },
      { name: "username", label: t("username"), placeholder: "zhang_san" },
      { name: "language_code", label: t("language"), kind: "select", options: TONGUES, value: "zh-hans" },
      { name: "note", label: t("note"), placeholder: t("note-example") },
      { name: "color", label: t("color"), kind: "color", value: "#1f7a66" },
    ],
    submit: async (person) => {
      const made = await savePerson(person);
      desk.addPhone(made.id);
    },
  });
}

/** Add a group of some of the people, with the bot unless told otherwise. */
export function addGroup({ store }) {
  const people = [...store.people.values()].map((person) => [person.id, nameOf(person)]);
  askFor(document.body, {
    title: t("add-group"), confirm: t("add"),
    fields: [
      { name: "title", label: t("group-title"), required: true },
      {
        name: "type", label: t("group-type"), kind: "select",
        options: [["supergroup", t("supergroup")], ["group", t("group")]],
      },
      { name: "members", label: t("members"), kind: "checks", options: people, value: people.map(([id]) => id) },
      { name: "bot", label: t("with-bot"), kind: "check", value: true },
      { name: "bot_is_admin", label: t("bot-is-admin"), kind: "check" },
      { name: "is_forum", label: t("is-forum"), kind: "check" },
    ],
    submit: ({ members, ...group }) => makeGroup({ ...group, members: members.map(Number) }),
  });
}
