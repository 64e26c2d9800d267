using System.Text;
using Pawl.Analysis;
using Pawl.Engine;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Flow;

/// <summary>Functions that did not change are not followed again, and still answer to what changed around them.</summary>
public sealed class VersionsTests
{
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    [Fact]
    public async Task A_callee_that_lets_more_through_is_seen_by_its_unchanged_caller() =>
        await Follow(
            "a.py",
            [
                (Python("return int(name)"), 0),
                (Python("return name"), 1),
                (Python("return name  # as it is"), 1),
                (Python("return int(name)"), 0),
            ]
        );

    [Fact]
    public async Task A_field_that_another_method_fills_is_seen() =>
        await Follow("A.java", [(Java("\"fixed\""), 0), (Java("request.getParameter(\"q\")"), 1), (Java("\"other\""), 0)]);

    [Fact]
    public async Task A_constant_outside_functions_is_seen() =>
        await Follow(
            "a.js",
            [(Script("const TABLE = 'a';"), 0), (Script("const TABLE = process.argv[2];"), 1), (Script("const TABLE = 'b';"), 0)]
        );

    [Fact]
    public async Task A_new_function_of_the_name_that_is_called_is_seen() =>
        await Follow(
            "a.py",
            [
                (Python("return name").Replace("def clean(name)", "def other(name)", StringComparison.Ordinal), 1),
                (Python("return int(name)"), 0),
            ]
        );

    [Fact]
    public async Task Functions_that_call_each_other_do_not_depend_on_who_was_first() =>
        await Follow(
            "a.py",
            [
                (Circle(""), 1),
                (Circle("def first(x):\n    return odd(x)\n\n"), 1),
                (Circle("def first(x):\n    return even(x)\n\n"), 1),
                (Circle(""), 1),
            ]
        );

    [Fact]
    public async Task What_is_asked_for_late_is_told_as_of_its_own_time() =>
        await Follow(
            "a.py",
            [(Fields("a", "1"), 1), (Fields("a", "2"), 1), (Fields("a", "3  # three"), 1), (Fields("c", "3"), 0), (Fields("a", "2"), 1)]
        );

    [Fact]
    public async Task What_an_unchanged_function_does_wrong_by_itself_is_told_where_it_stands_now()
    {
        using var alone = new Analyser(Library.Of);
        await AnalysisThreads.Run(
            1,
            () =>
                Assert.Contains(
                    alone.Analyse("A.java", Encoding.UTF8.GetBytes(Careless(""))).Findings,
                    f => f is { Rule: "swallowed-error", Function: "A.quiet" }
                )
        );
        await Follow(
            "A.java",
            [
                (Careless(""), 0),
                (Careless("    int before() { return 2; }\n\n"), 0),
                (Careless("    A() { super(); }\n"), 0),
                (Careless(""), 0),
            ]
        );
        await Follow("src/test/ATest.java", [(Careless(""), 0), (Careless("    int before() { return 2; }\n"), 0)]);
    }

    private static string Careless(string before) =>
        $$"""
            @Deprecated
            class A {
            {{before}}    void quiet(java.io.File f) {
                    try { f.getCanonicalPath(); } catch (Exception e) { }
                }

                A again() { return new A(); }
            }
            """;

    private static string Python(string body) =>
        $"""
            import flask, sqlite3
            db = sqlite3.connect("x")

            def clean(name):
                {body}

            def find():
                name = clean(flask.request.args["name"])
                return db.execute(f"select * from t where n = {"{name}"}")

            def unrelated(a, b):
                return a + b

            """;

    private static string Java(string value) =>
        $$"""
            import javax.servlet.http.*;
            import java.sql.*;
            class A extends HttpServlet {
                private String query;
                void keep(HttpServletRequest request) { this.query = {{value}}; }
                void use(Statement s) throws SQLException { s.executeQuery("select " + this.query); }
                int unrelated(int a) { return a + 1; }
            }
            """;

    private static string Script(string table) =>
        $$"""
            const { exec } = require('child_process');
            {{table}}
            function list() { exec('ls ' + TABLE); }
            function unrelated(a) { return a + 1; }
            """;

    // What comes in goes from field to field, against the order of the methods.
    private static string Fields(string read, string last) =>
        $"""
            import flask, sqlite3
            db = sqlite3.connect("x")

            class Coder:
                def find(self):
                    return db.execute("select * from t where n = " + self.{read})

                def announce(self):
                    if self.b > 10:
                        return "many"
                    return "few"

                def carry(self):
                    self.b = self.a

                def load(self):
                    self.a = flask.request.args["n"]

                def unrelated(self, x):
                    return x + 1

                def late(self):
                    return self.announce() + {last}

            """;

    private static string Circle(string before) =>
        $"""
            import flask, os

            {before}def even(x):
                return x if len(x) == 0 else odd(x)

            def odd(x):
                return x if len(x) == 1 else even(x)

            def run():
                os.system(even(flask.request.args["x"]))
            """;

    /// <summary>Each version has that many injections, and gives the bytes that it gives alone.</summary>
    private static async Task Follow(string path, (string Text, int Findings)[] versions) =>
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var following = new Analyser(Library.Of, followsVersions: true);
                foreach (var (text, findings) in versions)
                {
                    var content = Encoding.UTF8.GetBytes(text);
                    using var alone = new Analyser(Library.Of);
                    var expected = alone.Analyse(path, content);
                    Assert.Equal(AnalysisCodec.Write(expected), AnalysisCodec.Write(following.Analyse(path, content)));
                    Assert.Equal(findings, expected.Findings.Count(f => f.Rule.EndsWith("injection", StringComparison.Ordinal)));
                }
            }
        );
}
