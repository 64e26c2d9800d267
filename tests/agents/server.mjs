// A model server on loopback that plays a script: each conversation reads the file where its client insists on that,
// writes it once, and says that it is done. It speaks OpenAI's Responses and Chat Completions, Anthropic's Messages and
// Gemini's streamGenerateContent. Every request is appended to LOG, so that what clients hand to models can be looked at.
//   node server.mjs FOLDER LOG      prints its port
import { appendFileSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"

const [folder, log] = process.argv.slice(2)
const file = join(folder, "app.py")

const safe = `import sqlite3
from flask import Flask, request

app = Flask(__name__)


@app.route("/user")
def user():
    db = sqlite3.connect("users.db")
    name = request.args["name"]
    return db.execute("SELECT * FROM users WHERE name = ?", (name,)).fetchall()
`
const unsafe = safe.replace(`= ?", (name,)`, `= '" + name + "'"`)

/** The first version takes the safe query away; the next ones bring it back and grow. */
const version = (n) => (n === 1 ? unsafe : `${safe}\n\ndef version():\n    return ${n}\n`)

/** The prompt says which version is wanted. */
const wanted = (text) => Number(/version (\d+)/.exec(text)?.[1] ?? 0)

const id = () => Math.random().toString(36).slice(2, 12)

/** What to do next: the name of a tool with its arguments, or null for "done". */
function next(client, text, calls, tools) {
  const n = wanted(text)
  if (n === 0) return null
  const name = (...names) => names.find((wish) => tools.includes(wish))
  const read = { anthropic: ["Read", { file_path: file }], chat: ["read", { filePath: file }] }[client]
  const steps = [
    ...(read && name(read[0]) ? [{ tool: read[0], args: read[1] }] : []),
    {
      anthropic: { tool: "Write", args: { file_path: file, content: version(n) } },
      chat: { tool: "write", args: { filePath: file, content: version(n) } },
      gemini: { tool: "write_file", args: { file_path: file, content: version(n) } },
      responses: patch(n, tools),
    }[client],
  ]
  const step = steps[calls]
  return step && name(step.tool) ? step : null
}

function patch(n, tools) {
  const old = readFileSync(file, "utf8").trimEnd().split("\n").map((line) => `-${line}`).join("\n")
  const now = version(n).trimEnd().split("\n").map((line) => `+${line}`).join("\n")
  const input = `*** Begin Patch\n*** Update File: app.py\n@@\n${old}\n${now}\n*** End Patch`
  if (tools.includes("apply_patch")) return { tool: "apply_patch", input }
  const shell = ["exec_command", "shell_command", "shell", "local_shell"].find((tool) => tools.includes(tool))
  const command = `apply_patch <<'EOF'\n${input}\nEOF`
  return shell === "shell" ? { tool: shell, args: { command: ["bash", "-lc", command] } } : { tool: shell, args: { cmd: command, command } }
}

const texts = (content) =>
  typeof content === "string" ? content : Array.isArray(content) ? content.map((part) => part.text ?? texts(part.content ?? "")).join("\n") : ""

function events(response, list) {
  response.writeHead(200, { "content-type": "text/event-stream" })
  for (const [name, data] of list) {
    response.write(`${name ? `event: ${name}\n` : ""}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`)
  }
  response.end()
}

const protocols = {
  responses(body, response) {
    const items = Array.isArray(body.input) ? body.input : []
    const tools = (body.tools ?? []).map((tool) => tool.name ?? tool.type)
    const text = items.filter((item) => item.role === "user").map((item) => texts(item.content)).join("\n")
    const step = next("responses", text, items.filter((item) => /_call_output$/.test(item.type ?? "")).length, tools)
    const key = id()
    const item = !step
      ? { type: "message", id: `m_${key}`, role: "assistant", status: "completed", content: [{ type: "output_text", text: "done", annotations: [] }] }
      : step.input
        ? { type: "custom_tool_call", id: `c_${key}`, call_id: `call_${key}`, name: step.tool, input: step.input, status: "completed" }
        : { type: "function_call", id: `f_${key}`, call_id: `call_${key}`, name: step.tool, arguments: JSON.stringify(step.args), status: "completed" }
    const usage = { input_tokens: 1, input_tokens_details: { cached_tokens: 0 }, output_tokens: 1, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 2 }
    const whole = { id: `r_${key}`, object: "response", status: "completed", model: body.model, output: [item], usage }
    events(response, [
      ["response.created", { type: "response.created", sequence_number: 0, response: { ...whole, status: "in_progress", output: [] } }],
      ["response.output_item.added", { type: "response.output_item.added", sequence_number: 1, output_index: 0, item }],
      ["response.output_item.done", { type: "response.output_item.done", sequence_number: 2, output_index: 0, item }],
      ["response.completed", { type: "response.completed", sequence_number: 3, response: whole }],
    ])
  },

  chat(body, response) {
    const tools = (body.tools ?? []).map((tool) => tool.function.name)
    const text = body.messages.filter((message) => message.role === "user").map((message) => texts(message.content)).join("\n")
    const step = tools.length ? next("chat", text, body.messages.filter((message) => message.role === "tool").length, tools) : null
    const chunk = (delta, reason) => ({ id: "x", object: "chat.completion.chunk", created: 1, model: body.model, choices: [{ index: 0, delta, finish_reason: reason }] })
    if (!body.stream) {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify({ id: "x", object: "chat.completion", created: 1, model: body.model, choices: [{ index: 0, message: { role: "assistant", content: "done" }, finish_reason: "stop" }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }))
      return
    }
    const call = step && { index: 0, id: `call_${id()}`, type: "function", function: { name: step.tool, arguments: JSON.stringify(step.args) } }
    events(response, [
      ["", chunk(step ? { role: "assistant", tool_calls: [call] } : { role: "assistant", content: "done" }, null)],
      ["", { ...chunk({}, step ? "tool_calls" : "stop"), usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }],
      ["", "[DONE]"],
    ])
  },

  anthropic(body, response) {
    const tools = (body.tools ?? []).map((tool) => tool.name)
    const parts = body.messages.flatMap((message) => (Array.isArray(message.content) ? message.content : [{ type: "text", text: message.content }]).map((part) => ({ ...part, role: message.role })))
    const text = parts.filter((part) => part.role === "user" && part.type === "text").map((part) => part.text).join("\n")
    const step = next("anthropic", text, parts.filter((part) => part.type === "tool_result").length, tools)
    const block = step ? { type: "tool_use", id: `toolu_${id()}`, name: step.tool, input: {} } : { type: "text", text: "" }
    const delta = step ? { type: "input_json_delta", partial_json: JSON.stringify(step.args) } : { type: "text_delta", text: "done" }
    const message = { id: `msg_${id()}`, type: "message", role: "assistant", model: body.model, content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } }
    if (!body.stream) {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify({ ...message, content: [{ type: "text", text: "done" }], stop_reason: "end_turn" }))
      return
    }
    events(response, [
      ["message_start", { type: "message_start", message }],
      ["content_block_start", { type: "content_block_start", index: 0, content_block: block }],
      ["content_block_delta", { type: "content_block_delta", index: 0, delta }],
      ["content_block_stop", { type: "content_block_stop", index: 0 }],
      ["message_delta", { type: "message_delta", delta: { stop_reason: step ? "tool_use" : "end_turn", stop_sequence: null }, usage: { output_tokens: 1 } }],
      ["message_stop", { type: "message_stop" }],
    ])
  },

  gemini(body, response, url) {
    const tools = (body.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? []).map((tool) => tool.name)
    const parts = (body.contents ?? []).flatMap((content) => content.parts.map((part) => ({ ...part, role: content.role })))
    const text = parts.filter((part) => part.role === "user").map((part) => part.text ?? "").join("\n")
    const step = tools.length ? next("gemini", text, parts.filter((part) => part.functionResponse).length, tools) : null
    const part = step ? { functionCall: { name: step.tool, args: step.args } } : { text: tools.length ? "done" : "{}" }
    const answer = { candidates: [{ content: { role: "model", parts: [part] }, finishReason: "STOP", index: 0 }], usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } }
    if (url.includes("streamGenerateContent")) {
      events(response, [["", answer]])
    } else {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify(url.includes("countTokens") ? { totalTokens: 1 } : answer))
    }
  },
}

createServer((request, response) => {
  const chunks = []
  request.on("data", (chunk) => chunks.push(chunk))
  request.on("end", () => {
    const text = Buffer.concat(chunks).toString("utf8")
    appendFileSync(log, `${JSON.stringify({ url: request.url, body: text })}\n`)
    const path = request.url.split("?")[0]
    const protocol = /\/responses$/.test(path)
      ? "responses"
      : /\/chat\/completions$/.test(path)
        ? "chat"
        : /\/messages$/.test(path)
          ? "anthropic"
          : /models\/[^/]+:/.test(path)
            ? "gemini"
            : null
    if (request.method !== "POST" || protocol === null) {
      response.writeHead(request.method === "HEAD" ? 200 : 404, { "content-type": "application/json" })
      response.end("{}")
      return
    }
    protocols[protocol](JSON.parse(text), response, request.url)
  })
}).listen(0, "127.0.0.1", function () {
  console.log(this.address().port)
})
