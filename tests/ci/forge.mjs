// A forge on loopback that keeps the comments of one pull or merge request, as GitHub's and GitLab's interfaces do.
// Prints its port. GET /all shows them, DELETE /all forgets them.
import { createServer } from "node:http"

let comments = []
createServer((request, response) => {
  const chunks = []
  request.on("data", (chunk) => chunks.push(chunk))
  request.on("end", () => {
    const answer = (status, value) => {
      response.writeHead(status, { "content-type": "application/json" })
      response.end(JSON.stringify(value))
    }
    const path = request.url.split("?")[0]
    if (path === "/all") {
      if (request.method === "DELETE") comments = []
      return answer(200, comments)
    }
    const isAllowed = request.headers.authorization === "Bearer secret" || request.headers["private-token"] === "secret"
    const list = ["/repos/o/r/issues/7/comments", "/api/v4/projects/1/merge_requests/7/notes"].includes(path)
    const one = /^\/(?:repos\/o\/r\/issues\/comments|api\/v4\/projects\/1\/merge_requests\/7\/notes)\/(\d+)$/.exec(path)
    if (!isAllowed) return answer(401, {})
    if (list && request.method === "GET") return answer(200, comments)
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks)).body : ""
    if (list && request.method === "POST") {
      comments.push({ id: comments.length + 1, body, edits: 0 })
      return answer(201, {})
    }
    const old = one && comments.find((comment) => comment.id === Number(one[1]))
    if (old && ["PATCH", "PUT"].includes(request.method)) {
      Object.assign(old, { body, edits: old.edits + 1 })
      return answer(200, {})
    }
    answer(404, {})
  })
}).listen(0, "127.0.0.1", function () {
  console.log(this.address().port)
})
