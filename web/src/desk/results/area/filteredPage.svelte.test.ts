import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { expect, it } from "vitest";
import { Problem } from "../../../api/problem";
import { go, place } from "../../../router.svelte";
import { wordsHere } from "../../../words/language.svelte";
import type { Remote } from "../../remote.svelte";
import FilteredPage from "./FilteredPage.svelte";

it("lets each filter be dropped on its own, and all at once, where no visit passes them together", async () => {
  await wordsHere();
  go("/desk/results/4?family=owner&part_of_day=evening&channel=phone");
  const remote = { failure: new Problem(404, "no_figures", "No figures") } as unknown as Remote<unknown>;
  const children = createRawSnippet<[unknown]>(() => ({ render: () => "<p></p>" }));
  const page = mount(FilteredPage, { target: document.body, props: { remote, children } });
  const press = (name: string) => [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === name)!.click();

  press("Drop: Channel");
  expect(place.query.toString()).toBe("family=owner&part_of_day=evening");
  flushSync();
  expect(document.querySelectorAll("main button, section button")).toHaveLength(1);
  press("Show all visits again");
  expect(place.query.toString()).toBe("family=owner");
  await unmount(page);
});
