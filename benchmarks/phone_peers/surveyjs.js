import { settings, Model } from "survey-core";
import "survey-core/survey-core.fontless.css";
import "survey-js-ui";
import { filled, form, part } from "./asked.js";

settings.animationEnabled = false;
const survey = new Model(JSON.parse(await form("json")));
if (filled) survey.data = Object.fromEntries(survey.getAllQuestions().map(({ name }) => [name, "yes"]));
survey.currentPage = survey.getPageByName(part);
survey.render(document.getElementById("form"));
