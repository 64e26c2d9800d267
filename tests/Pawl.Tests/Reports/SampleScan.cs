using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Complexity;
using Pawl.Analysis.Findings;
using Pawl.Engine.Audit;
using Pawl.Engine.Reports;
using Pawl.Engine.Scan;

namespace Pawl.Tests.Reports;

/// <summary>A small scan with everything that a report must cope with.</summary>
internal static class SampleScan
{
    private const string App =
        "import sqlite3\n\ndef find(name):\n    näme = request.args.get(\"naïve\"); cursor.execute(\"select \" + name)\n    return 1\n";

    internal static IReadOnlyList<RuleText> Rules { get; } =
    [
        new(
            "sql-injection",
            "python",
            "SQL built from untrusted text",
            "A value from outside becomes part of the statement. Whoever sends it can read or change the whole database.",
            "Pass the value as a parameter:\n`cursor.execute(\"select ? \", (name,))`.",
            [89],
            Severity.Critical,
            Confidence.High,
            ["https://cwe.mitre.org/data/definitions/89.html"]
        ),
        new(
            "sql-injection",
            "javascript",
            "SQL built from untrusted text",
            "A value from outside becomes part of the statement.",
            "Use placeholders.",
            [89],
            Severity.Critical,
            Confidence.High,
            []
        ),
        new(
            "weak-hash",
            "python",
            "Weak hash",
            "MD5 and SHA-1 can be forged.",
            "Use SHA-256.",
            [328, 327],
            Severity.Medium,
            Confidence.Medium,
            []
        ),
        new("unused-rule", "c", "Never found", "", "", [120], Severity.Low, Confidence.Low, []),
    ];

    internal static ScanReport Report()
    {
        var app = new FileAnalysis(
            "python",
            5,
            4,
            [Injection, WeakHash],
            [new Defence("escaping", [79], new Place(2, 1, 2, 9), "find", "escape(name)", new string('e', 32), new string('c', 16))],
            [new FunctionMetrics("find", 3, 5, 2, 1, 1, 1, 3)],
            []
        );
        var hostile = new FileAnalysis("python", 1, 1, [Hostile], [], [], [new Gap("syntax-error", "line 1", false)]);
        return new ScanReport(
            "0.1.0",
            "0123456789abcdef",
            [
                new ScannedFile("a b/ünï\e[31m\u202E%.py", hostile, SourceLines.Of(Encoding.UTF8.GetBytes(HostileLine), hostile)),
                new ScannedFile("photo.png", FileAnalysis.NotAnalysed(null, new Gap("binary", "", true)), SourceLines.None),
                new ScannedFile("src/app.py", app, SourceLines.Of(Encoding.UTF8.GetBytes(App), app)),
            ]
        )
        {
            OtherLanguages = [new OtherLanguage("Go", 1)],
        };
    }

    private const string HostileLine = "hashlib.md5(\"\e]0;x\a<script>\")\r\n";

    private static Finding Injection { get; } =
        new(
            "sql-injection",
            [89],
            Severity.Critical,
            Confidence.High,
            new Place(4, 56, 4, 72),
            "find",
            "Text from request.args.get() becomes part of an SQL statement",
            "näme = request.args.get(\"naïve\"); cursor.execute(\"select \" + name)",
            [
                new FlowStep(new Place(4, 13, 4, 39), "request.args.get() is read", "näme = request.args.get(\"naïve\")"),
                new FlowStep(new Place(4, 56, 4, 72), "joined into the statement", "\"select \" + name"),
            ],
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef"
        );

    private static Finding WeakHash { get; } =
        new(
            "weak-hash",
            [328, 327],
            Severity.Medium,
            Confidence.Low,
            new Place(5, 5, 5, 13),
            "",
            "MD5 is used",
            "return 1",
            [],
            "1123456789abcdef0123456789abcdef",
            "1123456789abcdef"
        );

    private static Finding Hostile { get; } =
        new(
            "weak-hash",
            [328],
            Severity.Low,
            Confidence.Medium,
            new Place(1, 1, 1, 12),
            "<module>",
            "See [here](http://example.invalid) \e[2J",
            HostileLine.Trim(),
            [],
            "2123456789abcdef0123456789abcdef",
            "2123456789abcdef"
        );
}
