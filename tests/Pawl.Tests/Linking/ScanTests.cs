using Pawl.Analysis.Findings;
using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Scan;

namespace Pawl.Tests.Linking;

/// <summary>Values are followed from file to file.</summary>
public sealed class ScanTests
{
    private static string Route(string import, string statement) =>
        $"from flask import Flask, request\nimport os\n{import}\nweb = Flask(__name__)\n@web.route('/')\ndef show():\n    {statement}\n";

    [Theory]
    [InlineData("from app.db import find", "return find(request.args['q'])")]
    [InlineData("from .db import find", "return find(request.args['q'])")]
    [InlineData("from . import db", "return db.find(request.args['q'])")]
    [InlineData("import app.db as store", "return store.find(request.args['q'])")]
    [InlineData("from app import find", "return find(request.args['q'])")]
    [InlineData("import app", "return app.find(request.args['q'])")]
    [InlineData("from app.db import Users", "return Users(None).named(request.args['q'])")]
    public async Task Python_finds_functions_by_its_imports(string import, string statement)
    {
        using var folder = new Folder(
            ("app/__init__.py", "from .db import find\n"),
            (
                "app/db.py",
                """
                def find(text):
                    return con.execute("select * from t where a = '" + text + "'")


                class Users:
                    def __init__(self, con):
                        self.con = con

                    def named(self, name):
                        return self.con.execute("select * from u where n = '%s'" % name)

                """
            ),
            ("app/web.py", Route(import, statement))
        );
        var finding = Assert.Single(await folder.Found("app/web.py", "sql-injection"));
        Assert.Equal(7, finding.Place.StartLine);
        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Equal("app/db.py", finding.Path[^1].File);
        Assert.Null(finding.Path[0].File);
        Assert.EndsWith("it reaches execute in db.py", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raw(request)", 1)]
    [InlineData("plain(request.args['q'])", 0)]
    [InlineData("request.args['q'] if is_plain(request.args['q']) else ''", 0)]
    [InlineData("fixed(request.args['q'])", 0)]
    [InlineData("handed(request.args['q'])", 1)]
    public async Task What_another_file_reads_cleans_or_drops_counts(string value, int findings)
    {
        using var folder = new Folder(
            (
                "inputs.py",
                """
                import re


                def raw(request):
                    return request.args["q"]


                def plain(text):
                    if not re.fullmatch(r"[a-z]+", text):
                        raise ValueError("no")
                    return text


                def is_plain(text):
                    return re.fullmatch(r"[a-z]+", text) is not None


                def fixed(text):
                    return "x"


                def handed(text):
                    return text.strip()

                """
            ),
            ("web.py", Route("from inputs import raw, plain, is_plain, fixed, handed", $"q = {value}\n    os.system('ls ' + q)"))
        );
        Assert.Equal(findings, (await folder.Found("web.py", "command-injection")).Count);
    }

    [Fact]
    public async Task JavaScript_follows_a_require()
    {
        using var folder = new Folder(
            (
                "lib/db.js",
                "const mysql = require('mysql');\nconst c = mysql.createConnection({});\nfunction find(name, done) {\n  c.query(\"select * from u where n = '\" + name + \"'\", done);\n}\nmodule.exports = { find };\n"
            ),
            (
                "app.js",
                "const express = require('express');\nconst db = require('./lib/db');\nconst app = express();\napp.get('/', (req, res) => {\n  db.find(req.query.name, (e, r) => res.json(r));\n});\n"
            )
        );
        Assert.Equal(5, Assert.Single(await folder.Found("app.js", "sql-injection")).Place.StartLine);
    }

    [Fact]
    public async Task Java_follows_the_type_of_a_field_and_an_interface_to_its_implementation()
    {
        using var folder = new Folder(
            ("com/acme/db/Users.java", "package com.acme.db;\npublic interface Users {\n  Object find(String name) throws Exception;\n}\n"),
            (
                "com/acme/db/UsersImpl.java",
                "package com.acme.db;\nimport java.sql.*;\npublic class UsersImpl implements Users {\n  private Connection con;\n  public Object find(String name) throws Exception {\n    return con.createStatement().executeQuery(\"select * from u where n = '\" + name + \"'\");\n  }\n}\n"
            ),
            (
                "com/acme/web/Find.java",
                "package com.acme.web;\nimport com.acme.db.Users;\nimport javax.servlet.http.*;\npublic class Find extends HttpServlet {\n  private Users users;\n  protected void doGet(HttpServletRequest req, HttpServletResponse res) throws Exception {\n    users.find(req.getParameter(\"name\"));\n  }\n}\n"
            )
        );
        var finding = Assert.Single(await folder.Found("com/acme/web/Find.java", "sql-injection"));
        Assert.Equal("com/acme/db/UsersImpl.java", finding.Path[^1].File);
    }

    [Theory]
    [InlineData("String", "text", "request.getParameter(\"q\")", 1)]
    [InlineData("List<String>", "text.get(0)", "java.util.List.of(request.getParameter(\"q\"))", 1)]
    [InlineData("Order", "text.kind", "new Order(request.getParameter(\"q\"))", 0)]
    public async Task Objects_are_not_followed_to_other_files(string type, string used, string given, int findings)
    {
        using var folder = new Folder(
            (
                "a/Run.java",
                $"package a;\nimport java.util.*;\npublic class Run {{\n  static void go({type} text) throws Exception {{\n    Runtime.getRuntime().exec(\"sh -c \" + {used});\n  }}\n}}\n"
            ),
            (
                "a/Web.java",
                $"package a;\nimport javax.servlet.http.*;\npublic class Web extends HttpServlet {{\n  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {{\n    Run.go({given});\n  }}\n}}\n"
            )
        );
        Assert.Equal(findings, (await folder.Found("a/Web.java", "command-injection")).Count);
    }

    [Theory]
    [InlineData("Save.Put(request.getParameter(\"q\"))", 1)]
    [InlineData("Save.Put(request.getParameter(\"q\"), 1)", 0)]
    [InlineData("Save.Put(request.getParameter(\"q\"), 1, 2)", 0)]
    public async Task Overloads_are_told_apart_by_their_parameters(string call, int findings)
    {
        using var folder = new Folder(
            (
                "a/Save.java",
                """
                package a;
                class Save {
                  static void Put(String text) throws Exception { Runtime.getRuntime().exec("sh -c " + text); }
                  static void Put(String text, int n) { }
                  static void Put(String text, int n, int m) { }
                  static void Put(int n, String text, int m) throws Exception { Runtime.getRuntime().exec("sh -c " + text); }
                }
                """
            ),
            (
                "a/Web.java",
                $"package a;\nimport javax.servlet.http.*;\npublic class Web extends HttpServlet {{\n  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {{\n    {call};\n  }}\n}}\n"
            )
        );
        Assert.Equal(findings, (await folder.Found("a/Web.java", "command-injection")).Count);
    }

    [Fact]
    public async Task CSharp_follows_an_injected_service()
    {
        using var folder = new Folder(
            ("IUsers.cs", "public interface IUsers\n{\n    void Find(string name);\n}\n"),
            (
                "Users.cs",
                "using System.Data.SqlClient;\n\npublic class Users : IUsers\n{\n    public void Find(string name)\n    {\n        new SqlCommand(\"select * from u where n = '\" + name + \"'\").ExecuteReader();\n    }\n}\n"
            ),
            (
                "HomeController.cs",
                "using Microsoft.AspNetCore.Mvc;\n\npublic class HomeController(IUsers users) : Controller\n{\n    private readonly IUsers users = users;\n\n    [HttpGet]\n    public IActionResult Index()\n    {\n        users.Find(Request.Query[\"name\"]);\n        return Ok();\n    }\n}\n"
            )
        );
        Assert.Equal(10, Assert.Single(await folder.Found("HomeController.cs", "sql-injection")).Place.StartLine);
    }

    [Fact]
    public async Task C_looks_behind_the_header()
    {
        using var folder = new Folder(
            ("run.h", "int run_it(const char *what);\n"),
            (
                "run.c",
                "#include <stdio.h>\n#include <stdlib.h>\n#include \"run.h\"\nint run_it(const char *what) {\n  char b[100];\n  snprintf(b, sizeof b, \"ls %s\", what);\n  return system(b);\n}\n"
            ),
            ("main.c", "#include <stdlib.h>\n#include \"run.h\"\nint main(void) {\n  return run_it(getenv(\"X\"));\n}\n")
        );
        Assert.Equal(4, Assert.Single(await folder.Found("main.c", "command-injection")).Place.StartLine);
    }

    [Fact]
    public async Task Two_files_on_the_way_are_followed_and_circles_end()
    {
        using var folder = new Folder(
            ("a.py", "import os\nimport b\n\n\ndef run(x):\n    os.system('ls ' + x)\n\n\ndef back(x):\n    b.forth(x)\n"),
            ("b.py", "import a\n\n\ndef hand(x):\n    a.run(x)\n\n\ndef forth(x):\n    a.back(x)\n"),
            ("web.py", Route("import b", "b.hand(request.args['q'])\n    b.forth(1)"))
        );
        var finding = Assert.Single(await folder.Found("web.py", "command-injection"));
        Assert.Equal(["b.py", "a.py"], finding.Path.Select(step => step.File).OfType<string>().Distinct());
    }

    [Fact]
    public async Task Two_equally_near_modules_are_none()
    {
        const string Db = "def find(text):\n    return con.execute('select ' + text)\n";
        using var folder = new Folder(
            ("one/pkg/db.py", Db),
            ("two/pkg/db.py", Db),
            ("three/web.py", Route("from pkg.db import find", "find(request.args['q'])"))
        );
        Assert.Empty(await folder.Found("three/web.py", "sql-injection"));
    }

    [Fact]
    public async Task Threads_do_not_matter()
    {
        (string, string)[] files =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i =>
                    (
                        $"m{i}.py",
                        $"import os\nimport m{(i + 1) % 12}\n\n\ndef f(x):\n    m{(i + 1) % 12}.f(x)\n    {(i % 4 == 0 ? "os.system('ls ' + x)" : "pass")}\n"
                    )
                ),
            ("web.py", Route("import m2", "m2.f(request.args['q'])")),
        ];
        using var folder = new Folder(files);
        var (one, four) = (await folder.Scan(1), await folder.Scan(4));
        Assert.NotEmpty(one.Files.Single(f => f.Path == "web.py").Analysis.Findings);
        Assert.Equal(one.Files.SelectMany(Lines), four.Files.SelectMany(Lines));
    }

    private static IEnumerable<string> Lines(ScannedFile file) =>
        file.Analysis.Findings.Select(f =>
            $"{file.Path} {f.Rule} {f.Place} {f.Message} {f.Fingerprint} {string.Join(' ', f.Path.Select(s => $"{s.File}:{s.Place}"))}"
        );

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("pawl-test-");

        internal Folder(params (string Path, string Text)[] files)
        {
            foreach (var (path, text) in files)
            {
                var file = Path.Combine(root.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }

        internal Task<ScanReport> Scan(int threads = 0) =>
            Scanner.Scan(
                new ScanOptions(root.FullName, [root.FullName], new RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules")), threads),
                null,
                TestContext.Current.CancellationToken
            );

        internal async Task<IReadOnlyList<Finding>> Found(string path, string rule) =>
            [
                .. (await Scan())
                    .Files.Single(f => f.Path == path)
                    .Analysis.Findings.Where(f => f.Rule == rule && f.Confidence > Confidence.Low),
            ];

        public void Dispose() => root.Delete(recursive: true);
    }
}
