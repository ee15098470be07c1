import { mount, unmount } from "svelte";
import { expect, it } from "vitest";
import type { Question } from "../../form/definition";
import { makeForm } from "../../testing/build";
import { wordsHere } from "../../words/language.svelte";
import FormTree from "./FormTree.svelte";

it("shows every option where two read alike, and both questions where two have one code", async () => {
  await wordsHere();
  const question = { question: "A1", type: "choice", title: "How?", options: [{ option: "yes", title: { en: "" } }, { option: "no", title: { en: "" } }] } as unknown as Question;
  const form = makeForm(question, question);
  const page = mount(FormTree, { target: document.body, props: { form } });

  expect(document.querySelectorAll(".offers > li")).toHaveLength(4);
  await unmount(page);
});
