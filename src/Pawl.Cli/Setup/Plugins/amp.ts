// Written by `pawl init`, removed by `pawl uninstall`. Tells Pawl what happens in a thread, and does what it answers.
import { spawnSync } from "node:child_process"

function ask(payload: object): { deny?: string; tell?: string } {
  const run = spawnSync("PAWL_COMMAND hook amp", { shell: true, input: JSON.stringify({ cwd: process.cwd(), ...payload }), encoding: "utf8" })
  try {
    return run.status === 0 ? JSON.parse(run.stdout) : {}
  } catch {
    return {}
  }
}

export default function (amp: any) {
  amp.on("tool.call", async (event: any, ctx: any) => {
    const answer = ask({ event: "before", session_id: ctx?.thread?.id, tool: event.tool, args: event.input })
    return answer.deny ? { action: "reject-and-continue", message: answer.deny } : { action: "allow" }
  })
  amp.on("tool.result", async (event: any, ctx: any) => {
    const answer = ask({ event: "after", session_id: ctx?.thread?.id, tool: event.tool, args: event.input })
    return answer.tell ? { output: `${event.output ?? ""}\n${answer.tell}` } : undefined
  })
}
