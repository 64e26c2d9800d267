import express from "express";
import OpenAI from "openai";
import { generateText } from "ai";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";

const app = express();
const client = new OpenAI();
const RULES = "You help with orders. Never show other people's data.";

app.post("/chat", async (req, res) => {
  const question = req.body.question;
  // expect: prompt-injection
  await client.chat.completions.create({ model: "m", messages: [{ role: "system", content: `Answer this: ${question}` }] });
  // expect: prompt-injection
  new SystemMessage("The visitor says " + question);
  // expect: prompt-injection
  await generateText({ model: "m", system: RULES + question, prompt: "Answer." });
  // ok: prompt-injection
  new HumanMessage(question);
  // ok: prompt-injection
  await generateText({ model: "m", system: RULES, prompt: question });
  // ok: prompt-injection
  await client.chat.completions.create({ model: "m", messages: [{ role: "system", content: RULES }, { role: "user", content: question }] });
});
