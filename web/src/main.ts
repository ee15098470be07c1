import { mount } from "svelte";
import App from "./App.svelte";
import { keepShell, reloadWhenStale } from "./offline/freshness";
import { installing } from "./offline/installing.svelte";
import "./ui/base.css";
import { followLinks } from "./router.svelte";
import { showLook } from "./theme.svelte";
import { wordsHere } from "./words/language.svelte";

/** All that can be said while there are no words: in every language, since nobody knows yet which. */
const NO_WORDS = "No signal. Try again. · Tiada isyarat. Cuba lagi. · Tidak ada sinyal. Coba lagi.";

const target = document.getElementById("app") as HTMLElement;

reloadWhenStale();
installing.listen();
showLook();
followLinks();
void wordsHere().then(
  () => {
    mount(App, { target });
    void keepShell();
  },
  (cause) => {
    console.error(cause);
    target.textContent = NO_WORDS;
    addEventListener("online", () => location.reload());
  },
);
