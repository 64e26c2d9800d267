using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;

namespace Pawl.Tests.Reports;

/// <summary>The sample's chains, with diffs.</summary>
internal static class SampleStories
{
    private const string Diff = """
        --- a/src/orders/search.py
        +++ b/src/orders/search.py
        @@ -12,9 +12,8 @@ class Search:
             def find(self, request):
                 name = request.args.get("name", "")
        -        if not NAME.fullmatch(name):
        -            raise BadRequest("name")
        -        rows = self.db.execute("select * from orders where name = ?", (name,))
        +        # one round trip instead of two
        +        rows = self.db.execute(f"select * from orders where name = '{name}'")
                 return [Order(*row) for row in rows]
        """;

    private static readonly string[] Subjects =
    [
        "Make the order search faster",
        "Refactor search into smaller functions",
        "Add paging to the search",
        "Support several authentication providers",
        "Improve error handling",
        "Cache search results",
        "Clean up",
        "Speed up serialisation",
        "Handle large uploads",
        "Fix flaky test",
        "Tidy imports",
    ];

    internal static IReadOnlyList<ChainStory> All() =>
        [
            Story("src/orders/search.py", 11, 34, true),
            Story("src/billing/export/invoice_renderer.ts", 8, 22, true),
            Story("src/auth/session.py", 6, 18, false),
            Story("lib/codec/decode.c", 5, 14, true),
            Story("web/src/components/OrderTable.tsx", 4, 9, false),
        ];

    private static ChainStory Story(string path, int length, int degradation, bool open)
    {
        int[] points = [.. Enumerable.Range(0, length + 1).Select(at => Point(at, length, degradation))];
        var chain = new ChainRow(
            path,
            path.EndsWith(".py", StringComparison.Ordinal) ? "python" : "typescript",
            length,
            length + 1,
            length > 6 ? 1 : 0,
            length == 8,
            SampleAudit.Id(length * 100),
            SampleAudit.Id((length * 100) + length),
            1_750_000_000,
            1_750_000_000 + (length * 86_400L),
            open,
            ["claude-code/claude-opus-4.5", "codex/gpt-5.1-codex"],
            degradation,
            length / 2,
            points
        );
        return new ChainStory(chain, 6, [.. Enumerable.Range(1, length).Select(at => Step(path, at, length, points))], length > 8 ? 3 : 0);
    }

    // Rises, with one step back in the middle.
    private static int Point(int at, int length, int degradation) => at == 0 ? 0 : (degradation * at / length) - (at == length / 2 ? 3 : 0);

    private static ChainIteration Step(string path, int at, int length, int[] points)
    {
        var worse = points[at] > points[at - 1];
        var finding = SampleAudit.Finding(
            at % 2 == 0 ? "path-traversal" : "sql-injection",
            at % 2 == 0 ? 22 : 89,
            at % 2 == 0 ? Severity.High : Severity.Critical,
            14 + at,
            "Text from request.args.get() becomes part of an SQL statement",
            "rows = self.db.execute(f\"select * from orders where name = '{name}'\")"
        );
        var defence = new Defence(
            "validation",
            [20],
            new Place(14, 9, 14, 40),
            "find",
            "if not NAME.fullmatch(name):",
            SampleAudit.Id(at)[..32],
            SampleAudit.Id(at)[..16]
        );
        return new ChainIteration(
            at,
            SampleAudit.Id((length * 100) + at),
            1_750_000_000 + (at * 86_400L),
            Subjects[(at - 1) % Subjects.Length],
            SampleAudit.Agent(at % 3 == 0 ? 2 : 0),
            path,
            worse ? [finding] : [],
            worse ? [] : [finding],
            at == 5 ? [finding] : [],
            at % 3 == 1 ? [defence] : [],
            at % 4 == 0 ? [defence] : [],
            20 + (at * 3),
            23 + (at * 4),
            at % 2 == 1 ? [new FunctionRise("Search.find", 4 + at, 7 + (at * 2))] : [],
            points[at],
            at == 7 ? "" : Diff + "\n",
            at == 6
        );
    }
}
