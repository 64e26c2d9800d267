namespace Pawl.Tests.Defences;

/// <summary>The same protection, on each handler and in front of all of them.</summary>
internal static class MovedDefences
{
    internal const string Controller = """
        [ApiController]
        public class InvoicesController : ControllerBase
        {
            [HttpGet("{id}")]
            [Authorize(Roles = "clerk")]
            public IActionResult Show(int id) { return Ok(store.Find(id)); }

            [HttpDelete("{id}")]
            [Authorize(Roles = "clerk")]
            public IActionResult Remove(int id) { store.Remove(id); return NoContent(); }

            [HttpGet("about")]
            public IActionResult About() { return Ok("invoices"); }
        }
        """;

    internal const string ControllerOnClass = """
        [ApiController]
        [Authorize(Roles = "clerk")]
        public class InvoicesController : ControllerBase
        {
            [HttpGet("{id}")]
            public IActionResult Show(int id) { return Ok(store.Find(id)); }

            [HttpDelete("{id}")]
            public IActionResult Remove(int id) { store.Remove(id); return NoContent(); }

            [HttpGet("about")]
            [AllowAnonymous]
            public IActionResult About() { return Ok("invoices"); }
        }
        """;

    internal const string Filtered = """
        public class InvoicesController : ControllerBase
        {
            [HttpGet("{id}")]
            public IActionResult Show(int id)
            {
                if (!User.IsInRole("clerk"))
                {
                    return Forbid();
                }
                return Ok(store.Find(id));
            }
        }
        """;

    internal const string FilteredBefore = """
        public class ClerksOnlyAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (!User.IsInRole("clerk"))
                {
                    context.Result = new ForbidResult();
                    return;
                }
            }
        }

        public class InvoicesController : ControllerBase
        {
            [HttpGet("{id}")]
            [ClerksOnly]
            public IActionResult Show(int id)
            {
                return Ok(store.Find(id));
            }
        }
        """;

    internal const string Spring = """
        @RestController
        public class Invoices {
            @GetMapping("/{id}")
            @PreAuthorize("hasRole('CLERK')")
            public Invoice show(@PathVariable long id) { return store.find(id); }

            @DeleteMapping("/{id}")
            @PreAuthorize("hasRole('CLERK')")
            public void remove(@PathVariable long id) { store.remove(id); }
        }
        """;

    internal const string SpringOnClass = """
        @RestController
        @PreAuthorize("hasRole('CLERK')")
        public class Invoices {
            @GetMapping("/{id}")
            public Invoice show(@PathVariable long id) { return store.find(id); }

            @DeleteMapping("/{id}")
            public void remove(@PathVariable long id) { store.remove(id); }
        }
        """;

    internal const string Flask = """
        @app.route("/invoices/<int:key>")
        def show(key):
            if session.get("role") != "clerk":
                abort(403)
            return store.find(key)

        @app.route("/invoices/<int:key>", methods=["DELETE"])
        def remove(key):
            if session.get("role") != "clerk":
                abort(403)
            return store.remove(key)
        """;

    internal const string FlaskDecorated = """
        def clerks_only(inner):
            @wraps(inner)
            def checked(*args, **kwargs):
                if session.get("role") != "clerk":
                    abort(403)
                return inner(*args, **kwargs)
            return checked

        @app.route("/invoices/<int:key>")
        @clerks_only
        def show(key):
            return store.find(key)

        @app.route("/invoices/<int:key>", methods=["DELETE"])
        @clerks_only
        def remove(key):
            return store.remove(key)
        """;

    internal const string FlaskBefore = """
        @app.before_request
        def clerks_only():
            if session.get("role") != "clerk":
                abort(403)

        @app.route("/invoices/<int:key>")
        def show(key):
            return store.find(key)

        @app.route("/invoices/<int:key>", methods=["DELETE"])
        def remove(key):
            return store.remove(key)
        """;

    internal const string Express = """
        const router = require("express").Router();
        router.get("/invoices/:id", async (req, res) => {
          if (req.user.role !== "clerk") {
            return res.status(403).end();
          }
          res.json(await store.find(req.params.id));
        });
        router.delete("/invoices/:id", async (req, res) => {
          if (req.user.role !== "clerk") {
            return res.status(403).end();
          }
          await store.remove(req.params.id);
          res.end();
        });
        """;

    internal const string ExpressUsed = """
        const router = require("express").Router();
        function clerksOnly(req, res, next) {
          if (req.user.role !== "clerk") {
            return res.status(403).end();
          }
          next();
        }
        router.use(clerksOnly);
        router.get("/invoices/:id", async (req, res) => {
          res.json(await store.find(req.params.id));
        });
        router.delete("/invoices/:id", async (req, res) => {
          await store.remove(req.params.id);
          res.end();
        });
        """;

    internal static readonly string ExpressInRoutes = ExpressUsed
        .Replace("router.use(clerksOnly);\n", "", StringComparison.Ordinal)
        .Replace("id\", async", "id\", clerksOnly, async", StringComparison.Ordinal);

    internal const string Named = """
        const router = require("express").Router();
        router.get("/a", requireLogin, show);
        router.get("/b", requireLogin, list);
        router.post("/b", requireLogin, add);
        """;

    internal const string NamedUsed = """
        const router = require("express").Router();
        router.use(requireLogin);
        router.get("/a", show);
        router.get("/b", list);
        router.post("/b", add);
        """;
}
