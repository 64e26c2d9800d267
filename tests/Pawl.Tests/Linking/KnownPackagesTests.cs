using System.Text;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;
using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Scan;

namespace Pawl.Tests.Linking;

public sealed class KnownPackagesTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    [Theory]
    [InlineData("requirements.txt", "acme-madeup-client==1.2\n", 0)]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\"Acme.MadeUp_Client>=1\"]\n", 0)]
    [InlineData("src/acme_madeup_client/__init__.py", "", 1, "requirements.txt")]
    [InlineData("requirements/dev.txt", "python-acme-madeup-client\n", 0)]
    [InlineData("requirements.txt", "requests\n", 1)]
    [InlineData("README.md", "pip install acme-madeup-client\n", 0)]
    public void Python_s_imports_are_known_by_manifests(string path, string text, int found, string? also = null)
    {
        string[] paths = also is null ? [path, "app.py"] : [path, also, "app.py"];
        var isOwn = path.Contains("acme_madeup_client", StringComparison.Ordinal);
        Assert.Equal(isOwn ? 0 : found, Unknown("app.py", "import acme_madeup_client\n", paths, p => p == path ? text : "").Count);
    }

    [Theory]
    [InlineData("package.json", """{"dependencies": {"acme-madeup-client": "^1"}}""", 0)]
    [InlineData("pnpm-lock.yaml", "packages:\n  acme-madeup-client@1.0.0: {}\n", 0)]
    [InlineData("packages/client/package.json", """{"name": "acme-madeup-client"}""", 0)]
    [InlineData("tsconfig.json", """{"compilerOptions": {"paths": {"acme-madeup-client": ["src/x"]}}}""", 0)]
    [InlineData("package.json", "{}", 1)]
    [InlineData("docs/page.md", "", 0)]
    public void JavaScript_s_imports_are_known_by_manifests(string path, string text, int found) =>
        Assert.Equal(
            found,
            Unknown("app.ts", "import { a } from 'acme-madeup-client/part';\n", [path, "app.ts"], p => p == path ? text : null).Count
        );

    [Theory]
    [InlineData("pom.xml", "<groupId>com.madeupguard</groupId>", 0)]
    [InlineData("build.gradle.kts", "implementation(\"com.madeupguard.jwt:core:1\")", 0)]
    [InlineData("gradle/libs.versions.toml", "jwt = { module = \"com.madeupguard:jwt\" }", 0)]
    [InlineData("pom.xml", "<project/>", 1)]
    [InlineData("src/main/java/com/madeupguard/Own.java", "", 0, "pom.xml")]
    [InlineData("lib/thing.jar", "", 0, "pom.xml")]
    [InlineData("gradle/wrapper/gradle-wrapper.jar", "", 1, "pom.xml")]
    [InlineData("README.md", "", 0)]
    public void Java_s_imports_are_known_by_their_owner(string path, string text, int found, string? also = null) =>
        Assert.Equal(
            found,
            Unknown(
                "App.java",
                "import com.madeupguard.jwt.Guard;\nclass App { }\n",
                also is null ? [path, "App.java"] : [path, also, "App.java"],
                p => p == path ? text : ""
            ).Count
        );

    [Theory]
    [InlineData("App.csproj", "<PackageReference Include=\"MadeUpGuard.Jwt\" />", 0)]
    [InlineData("Directory.Packages.props", "<PackageVersion Include=\"MadeUpGuard.Jwt\" />", 0)]
    [InlineData("src/MadeUpGuard.Core/MadeUpGuard.Core.csproj", "", 0, "App.sln")]
    [InlineData("Own.cs", "namespace MadeUpGuard.Inner;", 0, "App.csproj")]
    [InlineData("App.csproj", "<Project/>", 1)]
    [InlineData("README.md", "", 0)]
    public void CSharp_s_usings_are_known_by_their_first_name(string path, string text, int found, string? also = null) =>
        Assert.Equal(
            found,
            Unknown(
                "App.cs",
                "using MadeUpGuard.Jwt;\nclass App { }\n",
                also is null ? [path, "App.cs"] : [path, also, "App.cs"],
                p => p == path ? text : ""
            ).Count
        );

    [Fact]
    public void A_slip_is_told_with_what_was_meant_and_counts_less_when_it_is_declared()
    {
        var alone = Assert.Single(Unknown("app.py", "import reqeusts\n", ["requirements.txt", "app.py"], _ => ""));
        Assert.Equal("reqeusts is not requests, whose name is nearly the same", alone.Message);
        Assert.Equal(Severity.High, alone.Severity);
        var declared = Assert.Single(Unknown("app.py", "import reqeusts\n", ["requirements.txt", "app.py"], _ => "reqeusts\n"));
        Assert.Equal((Severity.Medium, Confidence.Low), (declared.Severity, declared.Confidence));
    }

    [Fact]
    public async Task A_scan_reads_the_manifests_of_the_work_tree_around()
    {
        using var repo = new TestRepo();
        repo.Write("requirements.txt", "acme-declared\n");
        repo.Write("service/app.py", "import acme_declared\nimport acme_invented\nimport helper_of_ours\n");
        repo.Write("service/helper_of_ours.py", "x = 1\n");
        var options = new ScanOptions(repo.Path, [Path.Combine(repo.Path, "service")], Library);
        var report = await Scanner.Scan(options, null, TestContext.Current.CancellationToken);
        var finding = Assert.Single(report.Files.SelectMany(f => f.Analysis.Findings), f => f.Rule == "unknown-package");
        Assert.EndsWith("acme_invented", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_scanned_from_another_place_is_compared_with_its_own_work_tree()
    {
        using var here = new TestRepo();
        here.Write("requirements.txt", "acme-declared\n");
        using var there = new TestRepo();
        there.Write("requirements.txt", "acme-other\n");
        there.Write("src/one/app.py", "import acme_declared\nimport acme_other\n");
        there.Write("src/two/app.py", "import acme_other\n");
        string[] files = [Path.Combine(there.Path, "src/one/app.py"), Path.Combine(there.Path, "src/two/app.py")];
        var report = await Scanner.Scan(new ScanOptions(here.Path, files, Library), null, TestContext.Current.CancellationToken);
        var finding = Assert.Single(report.Files.SelectMany(f => f.Analysis.Findings), f => f.Rule == "unknown-package");
        Assert.EndsWith("acme_declared", finding.Message, StringComparison.Ordinal);
    }

    private static List<Finding> Unknown(string path, string text, string[] paths, Func<string, string?> read)
    {
        List<Finding> found = [];
        var thread = new Thread(
            () =>
            {
                using var analyser = new Analyser(Library.Of) { Packages = new KnownPackages(paths, read) };
                found.AddRange(
                    analyser.Analyse(path, Encoding.UTF8.GetBytes(text), Nobody).Findings.Where(f => f.Rule == "unknown-package")
                );
            },
            Analyser.StackBytes
        );
        thread.Start();
        thread.Join();
        return found;
    }

    private static readonly Dictionary<string, LinkedFunction> Nobody = [];
}
