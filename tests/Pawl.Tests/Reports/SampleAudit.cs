using System.Globalization;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Authorship;

namespace Pawl.Tests.Reports;

/// <summary>An audit as a middling service with a year of agents' work would give it. All numbers are made by rule, none by chance.</summary>
internal static class SampleAudit
{
    private const long Start = 1_735_700_000;
    private const long Day = 86_400;

    internal static readonly (string Tool, string? Model, int Lines)[] Agents =
    [
        ("claude-code", "claude-opus-4.5", 41_200),
        ("claude-code", "claude-sonnet-4.5", 28_800),
        ("codex", "gpt-5.1-codex", 19_300),
        ("copilot", null, 11_900),
        ("cursor", "composer-1", 6_400),
        ("gemini-cli", "gemini-3-pro", 150),
    ];

    private static readonly int[] Classes = [89, 79, 22, 78, 798, 327, 918, 502, 367, 755, 400, 190, 476, 352, 611];

    internal static AuditReport Report() =>
        new(
            new RepositoryFacts("orders-service", Id(4711), "main", 3184, Start, Start + (420 * Day), Start + (420 * Day), false, false),
            new AuditRules("0.1.0", "9f3c1d2ab4e5f607", "human", 3, 0.10),
            Coverage(),
            [.. Authors()],
            [],
            1402,
            new Totals(9211, 412, 231, 88_120, 19, 14, 96, 148, 67, 186, [.. Severities(31, 88, 52, 15)]),
            [
                new LanguageRow("python", 212, 38_400, 101),
                new LanguageRow("typescript", 190, 29_800, 72),
                new LanguageRow("c", 14, 4_100, 13),
            ],
            [new OtherLanguage("Go", 1_204), new OtherLanguage("Rust", 3)],
            Chains(),
            Curve(),
            ByModel(),
            ByAuthor(),
            ByPosition(),
            [.. Months()],
            [.. Open(60)],
            [.. SampleStories.All()],
            [
                new SkippedEntry("assets/logo.png", Id(1), "binary", "", true, 3),
                new SkippedEntry("dist/app.min.js", Id(2), "minified", "longest line has 84,112 characters", true, 1),
                new SkippedEntry("src/legacy.c", Id(3), "syntax-error", "lines 88 to 91", false, 1),
            ],
            [new ReasonCount("binary", 41), new ReasonCount("minified", 12), new ReasonCount("syntax-error", 7)],
            [
                "Degradation weighs a finding by its severity: low 1, medium 3, high 6, critical 10; it is what a chain's content has more than the content where the chain started.",
                "Rates are findings per 1,000 changed lines with the exact Poisson interval; a column with fewer than 5 iterations or 200 changed lines has none.",
                "A commit without any sign of an agent counts as a person's in chains.",
            ]
        );

    internal static AuditReport Empty() =>
        new(
            new RepositoryFacts("empty", null, "main", 0, null, null, null, false, false),
            new AuditRules("0.1.0", "0", "human", 3, 0.10),
            new Coverage([.. Levels().Select(level => new CoverageRow(level, 0, 0, 0))], []),
            [],
            [],
            0,
            new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, [.. Severities(0, 0, 0, 0)]),
            [],
            [],
            new ChainSummary(0, 0, 0, null, [], []),
            new DegradationCurve([], [], []),
            new WeaknessTable([], []),
            new WeaknessTable([], []),
            new WeaknessTable([], []),
            [],
            [],
            [],
            [],
            [],
            []
        );

    /// <summary>Texts that try to be markup, to end their element, or to be something else than they look.</summary>
    internal static AuditReport Hostile(string text = "</script><script>alert(1)</script>\" onmouseover='x' \u202Egnp.exe\e[31m`&amp;")
    {
        var report = Report();
        var author = new Author(
            AuthorKind.Agent,
            text,
            text,
            text,
            text,
            EvidenceLevel.Declared,
            [new Evidence(EvidenceLevel.Declared, "trailer", text)]
        );
        var chain = SampleStories.All()[0];
        var step = chain.Iterations[0] with
        {
            Subject = text,
            Path = text,
            Author = author,
            Diff = $"--- a\n+++ b\n@@ -1 +1 @@\n-{text}\n+{text}\n",
        };
        var row = chain.Chain with { Path = text, Models = [text] };
        return report with
        {
            Repository = report.Repository with { Name = text, Branch = text, Shallow = true, Partial = true },
            Authors = [.. report.Authors.Select(one => one with { Tool = text, Model = text })],
            Coverage = report.Coverage with { Signals = [new SignalCount(text, EvidenceLevel.Declared, 1)] },
            Open =
            [
                .. report.Open.Select(open =>
                    open with
                    {
                        Path = text,
                        Subject = text,
                        Author = author,
                        Finding = open.Finding with { Snippet = text, Message = text, Function = text },
                    }
                ),
            ],
            ByModel = new WeaknessTable(
                [.. report.ByModel.Columns.Take(1).Select(column => column with { Key = text })],
                [.. report.ByModel.Cells.Where(cell => cell.Key == report.ByModel.Columns[0].Key).Select(cell => cell with { Key = text })]
            ),
            Degradation = report.Degradation with { Chains = [new ChainCurve(text, text, chain.Chain.StartCommit, [0, 3])] },
            Chains = report.Chains with { Longest = [row] },
            WorstChains = [chain with { Chain = row, Iterations = [step] }],
            Skipped = [new SkippedEntry(text, Id(1), "binary", text, true, 1)],
        };
    }

    internal static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number * 2654435761L % 0xFFFFFFFFFL:x9}").PadRight(40, 'a');

    internal static Author Agent(int which) =>
        new(
            AuthorKind.Agent,
            Agents[which].Tool,
            Agents[which].Model,
            "Ada <ada@example.com>",
            null,
            which == 0 ? EvidenceLevel.Recorded : EvidenceLevel.Declared,
            []
        );

    internal static Finding Finding(string rule, int cwe, Severity severity, int line, string message, string snippet) =>
        new(
            rule,
            [cwe],
            severity,
            Confidence.High,
            new Place(line, 5, line, 5 + snippet.Length),
            "handle",
            message,
            snippet,
            [],
            Id(line + cwe)[..32],
            Id(line)[..16]
        );

    private static IEnumerable<EvidenceLevel> Levels() =>
        [EvidenceLevel.Recorded, EvidenceLevel.Declared, EvidenceLevel.Inferred, EvidenceLevel.Undeclared];

    private static Coverage Coverage() =>
        new(
            [
                new CoverageRow(EvidenceLevel.Recorded, 412, 1300, 30_100),
                new CoverageRow(EvidenceLevel.Declared, 961, 3100, 71_400),
                new CoverageRow(EvidenceLevel.Inferred, 133, 240, 4_900),
                new CoverageRow(EvidenceLevel.Undeclared, 1678, 4571, 118_700),
            ],
            [
                new SignalCount("claude-code-trailer", EvidenceLevel.Declared, 702),
                new SignalCount("git-ai-note", EvidenceLevel.Recorded, 412),
                new SignalCount("copilot-trailer", EvidenceLevel.Declared, 259),
                new SignalCount("dependabot", EvidenceLevel.Inferred, 133),
            ]
        );

    private static IEnumerable<AuthorRow> Authors()
    {
        foreach (var (tool, model, lines) in Agents)
        {
            yield return new AuthorRow(
                AuthorKind.Agent,
                tool,
                model,
                4,
                lines / 85,
                lines / 30,
                lines / 85,
                lines * 7L / 10,
                lines * 3L / 10,
                lines / 380,
                lines / 800,
                lines / 9000,
                lines / 1500,
                lines / 1100
            );
        }
        yield return new AuthorRow(AuthorKind.Undeclared, null, null, 14, 1678, 4571, 0, 80_100, 38_600, 148, 96, 4, 21, 60);
        yield return new AuthorRow(AuthorKind.Bot, "dependabot", null, 0, 133, 240, 0, 2_600, 2_300, 0, 1, 0, 0, 0);
    }

    private static IEnumerable<SeverityCount> Severities(int critical, int high, int medium, int low) =>
        [new(Severity.Low, low), new(Severity.Medium, medium), new(Severity.High, high), new(Severity.Critical, critical)];

    private static ChainSummary Chains()
    {
        int[] counts = [640, 281, 133, 71, 44, 26, 12, 9, 4, 2, 1];
        return new ChainSummary(
            counts.Sum(),
            counts.Skip(3).Sum(),
            38,
            0.07,
            [.. counts.Select((chains, at) => new LengthCount(at + 1, chains))],
            [.. SampleStories.All().Select(story => story.Chain)]
        );
    }

    private static DegradationCurve Curve()
    {
        double[] means = [0, 0.6, 1.4, 2.1, 3.3, 4.9, 5.6, 7.2, 7.9];
        int[] chains = [1223, 1223, 583, 302, 169, 98, 54, 28, 16];
        CurvePoint[] points =
        [
            .. means.Select(
                (mean, at) =>
                    new CurvePoint(
                        at,
                        chains[at],
                        mean,
                        at == 0 ? 0 : mean - (at * at * 0.09) - 0.3,
                        at == 0 ? 0 : mean + (at * at * 0.11) + 0.3,
                        new Interval(0.08 * at, Math.Max(0, (0.08 * at) - 0.05), Math.Min(1, (0.08 * at) + 0.07)),
                        at * 0.31,
                        at * -0.12
                    )
            ),
        ];
        return new DegradationCurve(
            points,
            [.. points.Take(5).Select(point => point with { Mean = point.Mean * 2, Low = null, High = null })],
            [
                .. SampleStories
                    .All()
                    .Select(story => new ChainCurve(
                        story.Chain.Path + " " + story.Chain.StartCommit[..8],
                        story.Chain.Path,
                        story.Chain.StartCommit,
                        story.Chain.Points
                    )),
            ]
        );
    }

    private static Rate RateOf(double count, long lines, bool hidden)
    {
        var value = Math.Round(1000 * count / lines, 4);
        var spread = 1000 * 1.96 * Math.Sqrt(count + 1) / lines;
        return new Rate(value, Math.Round(Math.Max(0, value - spread), 4), Math.Round(value + spread, 4), hidden);
    }

    private static WeaknessTable ByModel()
    {
        var columns = Agents
            .Select(agent =>
            {
                var key = agent.Model is null ? agent.Tool : $"{agent.Tool}/{agent.Model}";
                return new ExposureColumn(
                    key,
                    agent.Lines / 85,
                    agent.Lines,
                    agent.Lines / 380,
                    1,
                    agent.Lines / 800,
                    agent.Lines / 1500,
                    RateOf(agent.Lines / 380.0, agent.Lines, agent.Lines < 200)
                );
            })
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .ToList();
        var cells = new List<WeaknessCell>();
        for (var y = 0; y < Classes.Length; y++)
        {
            for (var x = 0; x < columns.Count; x++)
            {
                var count = (int)(columns[x].ChangedLines * ((((y * 7) + (x * 5)) % 11) + 1) / (60_000.0 + (9_000 * y)));
                if (count > 0 || (columns[x].Introductions.Hidden && y == 2))
                {
                    cells.Add(
                        new WeaknessCell(
                            Classes[y],
                            columns[x].Key,
                            Math.Max(count, 1),
                            RateOf(Math.Max(count, 1), columns[x].ChangedLines, columns[x].Introductions.Hidden)
                        )
                    );
                }
            }
        }
        return new WeaknessTable(columns, [.. cells.OrderBy(cell => cell.Cwe).ThenBy(cell => cell.Key, StringComparer.Ordinal)]);
    }

    private static WeaknessTable ByAuthor() =>
        new(
            [
                new ExposureColumn("agent", 1265, 107_750, 264, 15, 134, 75, RateOf(264, 107_750, false)),
                new ExposureColumn("bot", 133, 4_900, 0, 0, 1, 0, RateOf(0, 4_900, false)),
                new ExposureColumn("mixed", 2, 90, 1, 0, 0, 0, RateOf(1, 90, true)),
                new ExposureColumn("undeclared", 1678, 118_700, 148, 4, 96, 21, RateOf(148, 118_700, false)),
            ],
            []
        );

    private static WeaknessTable ByPosition() =>
        new(
            [
                new ExposureColumn("1", 640, 48_000, 91, 2, 50, 20, RateOf(91, 48_000, false)),
                new ExposureColumn("2", 290, 26_000, 62, 3, 36, 18, RateOf(62, 26_000, false)),
                new ExposureColumn("3", 150, 16_000, 44, 4, 22, 15, RateOf(44, 16_000, false)),
                new ExposureColumn("4+", 185, 17_750, 67, 6, 26, 22, RateOf(67, 17_750, false)),
            ],
            []
        );

    private static IEnumerable<MonthRow> Months()
    {
        var open = 20;
        for (var at = 0; at < 14; at++)
        {
            var agent = at < 3 ? at : 8 + (at * 7 % 19);
            var human = 6 + (at * 5 % 11);
            var gone = 4 + (at * 3 % 9);
            open += agent + human - gone - 2;
            yield return new MonthRow(
                string.Create(CultureInfo.InvariantCulture, $"{2025 + (at / 12)}-{(at % 12) + 1:00}"),
                180 + (at * 13),
                at * 14,
                agent,
                at % 4 == 1 ? 2 : 0,
                human,
                0,
                at % 5,
                at % 3,
                gone,
                2,
                at * 2 % 9,
                open
            );
        }
    }

    private static IEnumerable<OpenFinding> Open(int count)
    {
        (string Rule, int Cwe, Severity Severity, string Message, string Snippet)[] kinds =
        [
            (
                "sql-injection",
                89,
                Severity.Critical,
                "Text from request.args.get() becomes part of an SQL statement",
                "cur.execute(f\"select * from orders where id = {order_id}\")"
            ),
            ("hardcoded-secret", 798, Severity.High, "A password stands in the code", "DB_PASSWORD = \"hunter2-prod\""),
            ("path-traversal", 22, Severity.High, "A file name from the request is opened", "return send_file(os.path.join(ROOT, name))"),
            ("weak-hash", 327, Severity.Medium, "MD5 protects a token", "token = hashlib.md5(user.encode()).hexdigest()"),
            ("swallowed-error", 390, Severity.Low, "The error is dropped", "except Exception: pass"),
        ];
        for (var at = 0; at < count; at++)
        {
            var kind = kinds[at * 7 % kinds.Length];
            var byAgent = at % 3 != 0;
            var author = byAgent
                ? Agent(at % Agents.Length)
                : new Author(AuthorKind.Undeclared, null, null, "Grace <grace@example.com>", null, EvidenceLevel.Undeclared, []);
            yield return new OpenFinding(
                $"src/{(at % 2 == 0 ? "orders" : "billing")}/handlers_{at % 9}.py",
                "python",
                Finding(kind.Rule, kind.Cwe, kind.Severity, 12 + at, kind.Message, kind.Snippet),
                Id(at),
                Start + (at * 5 * Day),
                byAgent ? "Make the order search faster" : "Fix the invoice totals",
                author,
                byAgent ? 1 + (at % 7) : 0,
                at % 17 == 0,
                420 - (at * 5),
                at % 23 != 1
            );
        }
    }
}
