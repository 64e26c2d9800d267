using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Matching;
using Pawl.Engine;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Defences;

/// <summary>What counts as a lost defence, and what does not.</summary>
public sealed class InventoryTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    private const string Python = """
        def show(order, user):
            if order is None or order.owner != user.id:
                raise PermissionError("no")
            return order.title
        """;

    private const string Express = """
        const router = require("express").Router();
        router.get("/orders/:id", requireLogin, async (req, res) => {
          const order = await orders.find(req.params.id);
          if (!order) {
            return res.status(404).end();
          }
          res.send(order.title);
        });
        """;

    [Theory]
    [InlineData("a.py", Python, "    if order is None or order.owner != user.id:", "    if order is None:")]
    [InlineData("a.py", Python, "order is None or order.owner != user.id", "not DEBUG and (order is None or order.owner != user.id)")]
    [InlineData("a.py", Python, "order is None or order.owner != user.id", "False and order is None")]
    [InlineData("a.py", Python, "        raise PermissionError(\"no\")", "        pass")]
    [InlineData("a.js", Express, "requireLogin, ", "")]
    [InlineData("a.js", Express, "    return res.status(404).end();\n", "")]
    public async Task Is_lost_when(string path, string before, string old, string now) =>
        Assert.NotEmpty((await Compare(path, before, before.Replace(old, now, StringComparison.Ordinal))).DefencesLost);

    [Theory]
    [InlineData(
        "a.py",
        Python,
        "def refused(o, u):\n    return o is None or o.owner != u.id\n\ndef show(order, user):\n    if refused(order, user):\n        raise PermissionError(\"no\")\n    return order.title\n"
    )]
    [InlineData(
        "a.py",
        Python,
        "def ensure(o, u):\n    if o is None:\n        raise PermissionError(\"no\")\n    if u.id != o.owner:\n        raise PermissionError(\"no\")\n\ndef show(order, user):\n    ensure(order, user)\n    return order.title\n"
    )]
    [InlineData(
        "a.py",
        Python,
        "def show(item, person):\n    is_theirs = item is not None and item.owner == person.id\n    if is_theirs:\n        return item.title\n    else:\n        raise PermissionError(\"no\")\n"
    )]
    [InlineData("a.py", Python, "def other():\n    return 1\n")]
    [InlineData("a.js", Express, "const router = require(\"express\").Router();\n")]
    public async Task Is_not_lost_when(string path, string before, string after) =>
        Assert.Empty((await Compare(path, before, after)).DefencesLost);

    public static TheoryData<string, string, string> Moves =>
        new()
        {
            { "a.cs", MovedDefences.Controller, MovedDefences.ControllerOnClass },
            { "a.cs", MovedDefences.Filtered, MovedDefences.FilteredBefore },
            { "a.java", MovedDefences.Spring, MovedDefences.SpringOnClass },
            { "a.py", MovedDefences.Flask, MovedDefences.FlaskDecorated },
            { "a.py", MovedDefences.Flask, MovedDefences.FlaskBefore },
            { "a.py", MovedDefences.FlaskDecorated, MovedDefences.FlaskBefore },
            { "a.js", MovedDefences.Express, MovedDefences.ExpressUsed },
            { "a.js", MovedDefences.Express, MovedDefences.ExpressInRoutes },
            { "a.js", MovedDefences.Named, MovedDefences.NamedUsed },
        };

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task Is_not_lost_when_it_moves_in_front_or_back(string path, string each, string all)
    {
        Assert.Empty((await Compare(path, each, all)).DefencesLost);
        // AllowAnonymous has nothing to keep open where the class is open.
        Assert.Empty((await Compare(path, all, each)).DefencesLost);
    }

    [Theory]
    [InlineData("a.cs", MovedDefences.ControllerOnClass, "[Authorize(Roles = \"clerk\")]\n", 1)]
    [InlineData("a.java", MovedDefences.SpringOnClass, "@PreAuthorize(\"hasRole('CLERK')\")\n", 1)]
    [InlineData("a.cs", MovedDefences.FilteredBefore, "    [ClerksOnly]\n", 1)]
    [InlineData("a.py", MovedDefences.FlaskDecorated, "@clerks_only\ndef show", 1)]
    [InlineData("a.py", MovedDefences.FlaskDecorated, "        if session.get(\"role\") != \"clerk\":\n            abort(403)\n", 1)]
    [InlineData("a.py", MovedDefences.FlaskBefore, "@app.before_request\n", 2)]
    [InlineData("a.js", MovedDefences.ExpressUsed, "router.use(clerksOnly);\n", 2)]
    [InlineData("a.js", MovedDefences.NamedUsed, "router.use(requireLogin);\n", 1)]
    public async Task Is_lost_where_it_stood_in_front(string path, string before, string gone, int times)
    {
        var kept = gone.Contains("def", StringComparison.Ordinal) ? "def show" : "";
        var after = before.Replace(gone, kept, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        Assert.Equal(times, (await Compare(path, before, after)).DefencesLost.Count());
    }

    [Fact]
    public async Task Is_lost_for_a_method_that_opens_itself()
    {
        var open = MovedDefences.ControllerOnClass.Replace("[HttpDelete(", "[AllowAnonymous]\n    [HttpDelete(", StringComparison.Ordinal);
        var lost = Assert.Single((await Compare("a.cs", MovedDefences.ControllerOnClass, open)).DefencesLost);
        Assert.Equal("InvoicesController.Remove", lost.Function);
    }

    [Fact]
    public async Task Tells_what_its_loss_opens()
    {
        var lost = (await Compare("a.js", Express, Express.Replace("requireLogin, ", "", StringComparison.Ordinal))).DefencesLost;
        Assert.Equal(("authentication", 306), Assert.Single(lost.Select(d => (d.Kind, d.Cwe[0]))));
    }

    [Fact]
    public void Helpers_that_call_themselves_and_each_other_are_looked_at_once()
    {
        using var analyser = new Analyser(Library.Of);
        var analysis = analyser.Analyse(
            "a.java",
            """
            class Walk {
                void enter(Node node, int depth) { check(node, depth); open(node); }
                static void check(Node node, int depth) {
                    if (depth > 100) { throw new IllegalArgumentException("deep"); }
                    check(node.parent(), depth + 1);
                    checkName(node, depth);
                }
                static void checkName(Node node, int depth) {
                    if (node.name() == null) { throw new IllegalArgumentException("name"); }
                    check(node, depth);
                }
            }
            """u8
        );
        Assert.Empty(analysis.Gaps);
        Assert.Contains(analysis.Defences, d => d.Function == "Walk.enter");
    }

    private static async Task<Delta> Compare(string path, string before, string after)
    {
        var (old, now) = (Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        Delta? delta = null;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var analyser = new Analyser(Library.Of);
                var lines = new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(old), LineTable.Of(now)));
                delta = FindingMatcher.Compare(analyser.Analyse(path, old), analyser.Analyse(path, now), lines);
            }
        );
        return delta!;
    }
}
