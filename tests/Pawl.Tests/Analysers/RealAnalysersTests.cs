using Pawl.Engine.Analysers;
using Pawl.Engine.Cache;

namespace Pawl.Tests.Analysers;

/// <summary>Each outside analyser that can be installed here, for real: what it finds, what it says it skipped, what is kept.</summary>
public sealed class RealAnalysersTests
{
    private const string Python = "import subprocess\n\n\ndef run(name):\n    return subprocess.call(\"ls \" + name, shell=True)\n";
    private const string Script = "function run(code) {\n  return eval(code);\n}\n";
    private const string C =
        "#include <stdlib.h>\n#include <string.h>\nvoid copy(char *s)\n{\n    char b[3];\n    int a[2];\n    strcpy(b, s);\n    a[3] = 1;\n}\n";

    // The name is taken from the machine's packages; what is checked of it must hold in every version.
    public static TheoryData<string, string, string, string, int, int> Cases =>
        new()
        {
            { "bandit", "app/run.py", Python, "B602", 5, 78 },
            { "flawfinder", "src/copy.c", C, "FF1001", 7, 120 },
            { "cppcheck", "src/copy.c", C, "arrayIndexOutOfBounds", 8, 788 },
            { "clang-tidy", "src/copy.c", C, "clang-analyzer-security.insecureAPI.strcpy", 7, 120 },
            { "eslint-security", "src/run.js", Script, "security/detect-eval-with-expression", 2, 95 },
            {
                "eslint-security",
                "src/run.ts",
                "function run(code: string): unknown {\n  return eval(code);\n}\n",
                "security/detect-eval-with-expression",
                2,
                95
            },
            { "eslint-sonarjs", "src/run.js", Script, "sonarjs/code-eval", 2, 95 },
            { "oxlint", "src/run.js", Script, "eslint(no-eval)", 2, 95 },
            { "devskim", "src/hash.py", "import hashlib\nprint(hashlib.md5(b\"x\"))\n", "DS126858", 2, 328 },
            {
                "netanalyzers",
                "Weak.cs",
                "using System.Security.Cryptography;\nclass Weak\n{\n    byte[] Hash(byte[] x) => MD5.HashData(x);\n}\n",
                "CA5351",
                4,
                328
            },
            {
                "security-code-scan",
                "Weak.cs",
                "class Weak\n{\n    object Hash() => new System.Security.Cryptography.MD5CryptoServiceProvider();\n}\n",
                "SCS0006",
                3,
                328
            },
            {
                "sonar-csharp",
                "Weak.cs",
                "class Weak\n{\n    object Hash() => System.Security.Cryptography.MD5.Create();\n}\n",
                "S4790",
                3,
                328
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Finds_with_cwe_and_line(string id, string path, string text, string rule, int line, int cwe)
    {
        var report = await Workshop.Run(await Workshop.Installed(id), Workshop.Content(path, text));
        Assert.Null(report.Uses[0].Trouble);
        var finding = Assert.Single(report.Findings, finding => finding.Rule == rule);
        Assert.Equal((path, line), (finding.Path, finding.StartLine));
        Assert.Contains(cwe, finding.Cwe);
        Assert.Empty(report.Gaps);
        Assert.Equal((1, 1), (report.Uses[0].Given, report.Uses[0].LookedAt));
        Assert.NotEqual("", report.Uses[0].Version);
    }

    [Theory]
    [InlineData("bandit", "a.py", "def broken(:\n")]
    [InlineData("cppcheck", "a.c", "void g( {\n")]
    [InlineData("clang-tidy", "a.c", "#include \"not-here.h\"\nvoid g(void) {}\n")]
    [InlineData("eslint-security", "a.js", "function (\n")]
    [InlineData("eslint-sonarjs", "node_modules/left/a.js", "eval(x)\n")]
    [InlineData("oxlint", "a.js", "function (\n")]
    [InlineData("netanalyzers", "A.cs", "using Not.Here;\nclass A : Missing { }\n")]
    public async Task What_was_not_looked_at_is_a_gap(string id, string path, string text)
    {
        var report = await Workshop.Run(await Workshop.Installed(id), Workshop.Content(path, text));
        var gap = Assert.Single(report.Gaps);
        Assert.Equal((id, path), (gap.Analyser, gap.Path));
        Assert.NotEqual("", gap.Detail);
        Assert.DoesNotContain("pawl-", gap.Detail, StringComparison.Ordinal);
        Assert.Equal(0, report.Uses[0].LookedAt);
    }

    [Fact]
    public async Task Rules_of_the_user_run_in_ast_grep()
    {
        using var folder = new TempFolder();
        var rules = folder.Write(
            "rules.yml",
            "id: no-eval\nlanguage: javascript\nmessage: no eval\nseverity: error\nrule:\n  pattern: eval($A)\n"
        );
        var own = folder.Write("own.yaml", $"analysers:\n  - id: ast-grep\n    files: {{rules: {rules}}}\n    rules: {{no-eval: 95}}\n");
        var report = await Workshop.Run(
            await Workshop.Installed("ast-grep", own),
            Workshop.Content("run.js", Script),
            Workshop.Content("run.go", "package run\n")
        );
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("no-eval", 2), (finding.Rule, finding.StartLine));
        // There was no rule for Go: it was not looked at.
        Assert.Equal("run.go", Assert.Single(report.Gaps).Path);
    }

    [Fact]
    public async Task Settings_of_the_repository_are_not_executed()
    {
        using var folder = new TempFolder();
        var mark = Path.Combine(folder.Path, "executed");
        var evil = $"require('fs').writeFileSync({System.Text.Json.JsonSerializer.Serialize(mark)}, '');\nmodule.exports = [];\n";
        foreach (var id in (string[])["eslint-security", "eslint-sonarjs", "oxlint"])
        {
            var report = await Workshop.Run(
                await Workshop.Installed(id),
                Workshop.Content("eslint.config.js", evil),
                Workshop.Content(".eslintrc.cjs", evil),
                Workshop.Content("oxlint.config.ts", evil),
                Workshop.Content("src/eslint.config.cjs", evil),
                Workshop.Content("src/run.js", "/* eslint-disable */\n" + Script)
            );
            Assert.Contains(report.Findings, finding => finding.Path == "src/run.js");
            Assert.False(File.Exists(mark), $"{id} executed the repository's settings");
        }
    }

    [Fact]
    public async Task Comments_silence_nobody()
    {
        var bandit = await Workshop.Run(
            await Workshop.Installed("bandit"),
            Workshop.Content("run.py", Python.Replace("True)", "True)  # nosec", StringComparison.Ordinal))
        );
        Assert.Contains(bandit.Findings, finding => finding.Rule == "B602");
        var devskim = await Workshop.Run(
            await Workshop.Installed("devskim"),
            Workshop.Content("a.py", "import hashlib\nhashlib.md5(b\"x\")  # DevSkim: ignore DS126858\n")
        );
        Assert.Contains(devskim.Findings, finding => finding.Rule == "DS126858");
        var oxlint = await Workshop.Run(await Workshop.Installed("oxlint"), Workshop.Content("a.js", "/* eslint-disable */\n" + Script));
        Assert.Contains(oxlint.Findings, finding => finding.Rule == "eslint(no-eval)");
        var tidy = await Workshop.Run(
            await Workshop.Installed("clang-tidy"),
            Workshop.Content("a.c", C.Replace("s);", "s); // NOLINT", StringComparison.Ordinal))
        );
        Assert.Contains(tidy.Findings, finding => finding.Rule == "clang-analyzer-security.insecureAPI.strcpy");
    }

    [Fact]
    public async Task Content_that_was_seen_before_is_not_given_again()
    {
        using var folder = new TempFolder();
        var bandit = await Workshop.Installed("bandit");
        var gone = new InstalledAnalyser(bandit.Definition, "/nowhere/bandit", bandit.Version, bandit.Values, bandit.Files);
        var contents = new[] { Workshop.Content("run.py", Python), Workshop.Content("broken.py", "def broken(:\n") };
        using var cache = ContentCache.Open(Path.Combine(folder.Path, "cache.db"));
        var cancel = TestContext.Current.CancellationToken;
        var first = await Engine.Analysers.Analysers.Run([bandit], contents, cache, null, cancel);
        var second = await Engine.Analysers.Analysers.Run([gone], contents, cache, null, cancel);
        Assert.Equal(first.Findings.Select(Told), second.Findings.Select(Told));
        Assert.Equal(first.Gaps, second.Gaps);
        Assert.Equal(first.Uses, second.Uses);
        var changed = await Engine.Analysers.Analysers.Run(
            [gone],
            [contents[0], Workshop.Content("new.py", "x = 1\n")],
            cache,
            null,
            cancel
        );
        Assert.StartsWith("it could not be started", changed.Uses[0].Trouble, StringComparison.Ordinal);
        Assert.Equal("new.py", Assert.Single(changed.Gaps).Path);
    }

    private static string Told(OutsideFinding f) =>
        $"{f.Path}:{f.StartLine}:{f.StartColumn}-{f.EndLine}:{f.EndColumn} {f.Rule} {string.Join(',', f.Cwe)} {f.Severity} {f.Confidence} {f.Message}";

    [Fact]
    public async Task Names_that_lead_elsewhere_stay_in_the_stage()
    {
        var report = await Workshop.Run(
            await Workshop.Installed("bandit"),
            Workshop.Content("../../outside.py", Python),
            Workshop.Content("-o/run.py", Python),
            Workshop.Content("a\nb.py", Python),
            Workshop.Content("/etc/run.py", Python)
        );
        Assert.Equal(4, report.Findings.Where(f => f.Rule == "B602").Select(f => f.Path).Distinct().Count());
        Assert.Equal((4, 4), (report.Uses[0].Given, report.Uses[0].LookedAt));
    }
}
