using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Manifests;
using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Scan;
using Pawl.Tests.Audit;
using Pawl.Tests.Gate;

namespace Pawl.Tests.Linking;

/// <summary>Names of packages in manifests: nearly another's, or known to no lock file.</summary>
public sealed class ManifestTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));
    private static readonly AnalysisTools Tools = AnalysisTools.Of(Library, "");

    [Theory]
    [InlineData(
        "requirements.txt",
        "# reqeusts\nflask==3.0\nreqeusts>=2 # what for\n",
        "reqeusts is not requests, whose name is nearly the same",
        3,
        1
    )]
    [InlineData(
        "requirements/dev.txt",
        "-r base.txt\ngit+https://example.org/reqeusts\n./reqeusts\npythondateutil\n",
        "pythondateutil is not python-dateutil, whose name differs in its separators alone",
        4,
        1
    )]
    [InlineData("requirements.txt", "Python_DateUtil\nPyYAML[extra]>=6 ; python_version > '3'\n", null, 0, 0)]
    [InlineData("requirements.txt", "r\u0435quests\n", "r\u0435quests is written with letters that only look like others", 1, 1)]
    [InlineData(
        "pyproject.toml",
        "[project]\nname = \"reqeusts\"\ndependencies = [\n  \"flask[async]>=2\",\n  \"djagno\",\n]\n",
        "djagno is not django, whose name is nearly the same",
        5,
        4
    )]
    [InlineData(
        "pyproject.toml",
        "[tool.poetry.dependencies]\npython = \"^3.12\"\nnunpy = \"^1\"\n\n[tool.black]\nreqeusts = 1\n",
        "nunpy is not numpy, whose name is nearly the same",
        3,
        1,
        true
    )]
    [InlineData(
        "package.json",
        "{\n  \"name\": \"expres\",\n  \"dependencies\": {\n    \"exprees\": \"^4\"\n  }\n}\n",
        "exprees is not express, whose name is nearly the same",
        4,
        6
    )]
    [InlineData(
        "package.json",
        "{\"devDependencies\": {\"l0dash\": \"1\", \"react\": \"19\"}}",
        "l0dash is not lodash, whose name is nearly the same",
        1,
        23
    )]
    [InlineData(
        "App.csproj",
        "<Project>\n  <!-- <PackageReference Include=\"Newtonsfot.Json\" /> -->\n  <PackageReference Include=\"Newtonsoft.Jsom\" Version=\"13\" />\n</Project>\n",
        "Newtonsoft.Jsom is not Newtonsoft.Json, whose name is nearly the same",
        3,
        30
    )]
    [InlineData(
        "Directory.Packages.props",
        "<PackageVersion Include=\"Serilog\" Version=\"4\" /><PackageVersion Include=\"$(Name)\" />",
        null,
        0,
        0
    )]
    [InlineData(
        "pom.xml",
        "<dependency>\n <groupId>org.springframwork</groupId><artifactId>spring-web</artifactId></dependency>",
        "org.springframwork is not org.springframework, whose name is nearly the same",
        2,
        11
    )]
    [InlineData(
        "build.gradle.kts",
        "dependencies {\n  testImplementation(\"org.mokito:mockito-core:5\")\n  implementation(\"org.slf4j:slf4j-api:2\")\n}\n",
        "org.mokito is not org.mockito, whose name is nearly the same",
        2,
        23
    )]
    public void Names_that_are_nearly_another_s(string path, string text, string? words, int line, int column, bool isShort = false)
    {
        var found = Check(path, text);
        if (words is null || isShort)
        {
            // Of short names many are one slip apart.
            Assert.Empty(found);
            return;
        }
        var finding = Assert.Single(found);
        Assert.Equal(("unknown-package", words), (finding.Rule, finding.Message));
        Assert.Equal((line, column), (finding.Place.StartLine, finding.Place.StartColumn));
        Assert.InRange(finding.Severity, Severity.Medium, Severity.High);
    }

    [Fact]
    public void What_the_lock_file_beside_it_does_not_know()
    {
        const string Text =
            "{\"dependencies\": {\"acme-known\": \"1\", \"acme-new\": \"1\", \"acme-own\": \"workspace:*\"}, \"peerDependencies\": {\"acme-peer\": \"1\"}}";
        var finding = Assert.Single(Check("web/package.json", Text, ("web/yarn.lock", "acme-known@1:\n  version \"1\"\n")));
        Assert.Equal("the lock file beside it does not know acme-new", finding.Message);
        Assert.Empty(Check("web/package.json", Text, ("yarn.lock", "acme-known@1:\n")));
        Assert.Empty(Check("pyproject.toml", "[project]\ndependencies = ['Acme_Known']\n", ("poetry.lock", "name = \"acme-known\"\n")));
        Assert.Single(Check("pyproject.toml", "[project]\ndependencies = ['acme-other']\n", ("poetry.lock", "name = \"acme-known\"\n")));
    }

    [Theory]
    [InlineData("package.json", "{\"dependencies\": {\"reqeusts\"")]
    [InlineData("package.json", "[[[[")]
    [InlineData("pyproject.toml", "[project\ndependencies = [\"")]
    [InlineData("pom.xml", "<dependency><groupId>")]
    public void Half_a_file_is_no_trouble(string path, string text) => Check(path, text);

    [Theory]
    [InlineData("tests/requirements.txt", false)]
    [InlineData("docs/requirements.txt", false)]
    [InlineData("service/requirements-dev.txt", true)]
    [InlineData("notes.txt", false)]
    [InlineData("src/App/App.csproj", true)]
    public void Which_files_are_manifests(string path, bool takes) => Assert.Equal(takes, ManifestCheck.Takes(path));

    [Fact]
    public async Task A_scan_tells_of_manifests_with_faults_only()
    {
        using var repo = new TestRepo();
        repo.Write("requirements.txt", "reqeusts\n");
        repo.Write("web/package.json", "{\"dependencies\": {\"express\": \"4\"}}\n");
        repo.Write("app.py", "x = 1\n");
        var report = await Scanner.Scan(new ScanOptions(repo.Path, [repo.Path], Library), null, TestContext.Current.CancellationToken);
        Assert.Equal(["app.py", "requirements.txt"], report.Files.Select(f => f.Path));
        Assert.Equal("unknown-package", Assert.Single(report.Files[1].Analysis.Findings).Rule);
    }

    [Fact]
    public async Task A_gate_tells_of_packages_that_the_range_brings_in()
    {
        using var repo = new TestRepo();
        repo.Commit("start", ("requirements.txt", "djangoo\nflask\n"), ("app.py", "import acme_old\n"));
        repo.Git("checkout", "--quiet", "-B", "work");
        repo.Commit(
            "more",
            ("requirements.txt", "djangoo\nflask\nreqeusts\nacme-declared\n"),
            ("app.py", "import acme_old\nimport acme_declared\nimport acme_invented\n")
        );
        using var none = ContentCache.Open(null);
        var report = await new Engine.Gate.Gate(new GateOptions(repo.Path, "main..work", ToyGate.Today), Tools, none).Run(
            ToyAudit.Authors,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [("app.py", 3), ("requirements.txt", 3)],
            report.Files.SelectMany(f => f.Introduced.Select(i => (f.Path, i.Place.StartLine))).Order()
        );
        Assert.Equal(["app.py", "requirements.txt"], report.Files.Where(f => f.Carried.Count == 1).Select(f => f.Path).Order());
        Assert.Contains(report.Objections, o => o.Path == "requirements.txt" && o.What.Contains("reqeusts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_audit_lists_them_among_what_stands_open()
    {
        using var repo = new TestRepo();
        repo.Commit("start", ("web/package.json", "{\"dependencies\": {\"exprees\": \"4\"}}\n"), ("app.py", "x = 1\n"));
        using var none = ContentCache.Open(null);
        var report = await new HistoryAudit(new AuditOptions(repo.Path), Tools, none, null).Run(
            ToyAudit.Authors,
            TestContext.Current.CancellationToken
        );
        var open = Assert.Single(report.Open);
        Assert.Equal(("web/package.json", "unknown-package", false), (open.Path, open.Finding.Rule, open.Exact));
        Assert.Equal(1, report.Totals.OpenNow);
    }

    private static IReadOnlyList<Finding> Check(string path, string text, params (string Path, string Text)[] others) =>
        ManifestCheck
            .Check(path, Encoding.UTF8.GetBytes(text), Library.Of, name => others.FirstOrDefault(o => o.Path == name).Text)
            .Findings;
}
