using Pawl.Engine.Audit;
using Pawl.Engine.Cache;
using Pawl.Engine.Gate;
using Pawl.Engine.RuleLibrary;
using Pawl.Tests.Audit;

namespace Pawl.Tests.Gate;

/// <summary>The gate follows values from a changed file into others, as each side of the range has them.</summary>
public sealed class LinkedGateTests
{
    private static readonly AnalysisTools Tools = AnalysisTools.Of(new RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules")), "");

    private const string Store = """
        import sqlite3

        connection = sqlite3.connect("users.db")


        def by_name(name):
            return connection.execute("select * from users where name = ?", (name,)).fetchone()


        def by_filter(text):
            return connection.execute("select * from users where " + text).fetchone()
        """;

    private static string App(string call) =>
        $"""
            from flask import Flask, request

            import store

            app = Flask(__name__)


            @app.route("/user")
            def user():
                return str({call})
            """;

    private static async Task<GateReport> Run(TestRepo repo)
    {
        using var none = ContentCache.Open(null);
        var options = new GateOptions(repo.Path, "main..work", ToyGate.Today);
        return await new Engine.Gate.Gate(options, Tools, none).Run(ToyAudit.Authors, TestContext.Current.CancellationToken);
    }

    private static TestRepo Start(string app)
    {
        var repo = new TestRepo();
        repo.Commit("start", ("store.py", Store), ("app.py", App(app)));
        repo.Git("checkout", "--quiet", "-B", "work");
        return repo;
    }

    [Fact]
    public async Task A_value_that_reaches_an_unchanged_file_is_a_new_finding_of_the_changed_one()
    {
        using var repo = Start("store.by_name(request.args['q'])");
        repo.Commit("quicker", ("app.py", App("store.by_filter(request.args['q'])")));
        var report = await Run(repo);
        Assert.Equal(Verdict.Block, report.Verdict);
        var found = Assert.Single(Assert.Single(report.Files).Introduced);
        Assert.Equal("sql-injection", found.Rule);
        Assert.Contains(found.Path, step => step.File == "store.py");
    }

    [Fact]
    public async Task What_was_so_before_is_not_new()
    {
        using var repo = Start("store.by_filter(request.args['q'])");
        repo.Commit("longer", ("app.py", App("store.by_filter(request.args['q'])") + "\n\n\nprint('ready')\n"));
        var file = Assert.Single((await Run(repo)).Files);
        Assert.Empty(file.Introduced);
        Assert.Contains(file.Carried, f => f.Rule == "sql-injection");
    }

    [Fact]
    public async Task What_the_other_file_does_by_then_counts()
    {
        using var repo = Start("store.by_name(request.args['q'])");
        repo.Commit(
            "both",
            ("store.py", Store.Replace("where name = ?\", (name,))", "where name = '\" + name + \"'\")", StringComparison.Ordinal)),
            ("app.py", App("store.by_name(request.args['q']) or ''"))
        );
        var file = (await Run(repo)).Files.Single(f => f.Path == "app.py");
        Assert.Contains(file.Introduced, f => f.Rule == "sql-injection");
    }
}
