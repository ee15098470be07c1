import { mount } from "svelte";
import App from "./App.svelte";
import { keepShell, reloadWhenStale } from "./offline/freshness";
import "./ui/base.css";
import { followLinks } from "./router.svelte";
import { showLook } from "./theme.svelte";

reloadWhenStale();
showLook();
followLinks();
mount(App, { target: document.getElementById("app") as HTMLElement });
void keepShell();
