import { Form } from "enketo-core";
import "./enketo.css";
import { filled, form, part } from "./asked.js";

// its hosts transform at the server, so the part that does it in a browser is a file of its own here
const { transform } = await import("enketo-transformer/web");
const { form: html, model } = await transform({ xform: await form("xml") });
const host = document.getElementById("form");
host.innerHTML = html;
const shown = new Form(host.querySelector("form.or"), { modelStr: model, external: [] }, {});
const troubles = shown.init();
if (troubles.length) throw new Error(troubles.join(" "));
if (filled) shown.goTo(`/data/${part}/${part}1`);
