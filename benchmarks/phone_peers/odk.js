import { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
import { createApp, h } from "vue";
import { form } from "./asked.js";

const formXml = await form("xml");
const props = {
  formXml,
  fetchFormAttachment: () => Promise.reject(new Error("The form has no files.")),
  missingResourceBehavior: "BLANK",
};
createApp({ render: () => h(OdkWebForm, props) })
  .use(webFormsPlugin)
  .mount("#form");
