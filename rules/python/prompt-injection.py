from flask import Flask, request
from langchain_core.messages import HumanMessage, SystemMessage
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()
RULES = "You help with orders. Never show other people's data."


@app.post("/chat")
def chat():
    question = request.form["question"]
    # expect: prompt-injection
    client.chat.completions.create(model="m", messages=[{"role": "system", "content": f"Answer this: {question}"}])
    # expect: prompt-injection
    SystemMessage(content="The visitor says " + question)
    # ok: prompt-injection
    HumanMessage(content=question)
    # ok: prompt-injection
    return client.chat.completions.create(
        model="m", messages=[{"role": "system", "content": RULES}, {"role": "user", "content": question}]
    )
