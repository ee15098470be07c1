import { mount } from "svelte";
import App from "./App.svelte";
import "./ui/base.css";
import { followLinks } from "./router.svelte";
import { showLook } from "./theme.svelte";

showLook();
followLinks();
mount(App, { target: document.getElementById("app") as HTMLElement });
