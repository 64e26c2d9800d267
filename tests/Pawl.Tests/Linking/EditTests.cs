using System.Text;
using Pawl.Engine.Audit;
using Pawl.Engine.Git;
using Pawl.Engine.Guard;
using Pawl.Engine.Linking;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Linking;

/// <summary>What an edit does beyond its own file.</summary>
public sealed class EditTests : IDisposable
{
    private const string Web =
        "from flask import Flask, request\nimport os\nfrom inputs import plain\nweb = Flask(__name__)\n@web.route('/')\ndef show():\n    os.system('ls ' + plain(request.args['q']))\n";

    private const string Checked =
        "import re\n\n\ndef plain(text):\n    if not re.fullmatch(r'[a-z]+', text):\n        raise ValueError('no')\n    return text\n";

    private const string Open = "def plain(text):\n    return text\n";

    private static readonly AnalysisTools Tools = AnalysisTools.Of(new RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules")), "");

    private readonly TestRepo repo = new();

    public void Dispose() => repo.Dispose();

    [Fact]
    public async Task Who_takes_a_check_out_hears_of_the_callers()
    {
        repo.Commit("start", ("inputs.py", Checked), ("web.py", Web), ("other.py", "def plain(text):\n    pass\n"));
        var deltas = await Deltas(("inputs.py", Checked, Open));
        var caller = Assert.Single(deltas, d => d.Path == "web.py");
        Assert.Equal(("command-injection", 7), (caller.Introduced.Single().Rule, caller.Introduced.Single().Place.StartLine));
    }

    [Fact]
    public async Task What_changes_nothing_for_callers_says_nothing_of_them()
    {
        repo.Commit("start", ("inputs.py", Checked), ("web.py", Web));
        var deltas = await Deltas(("inputs.py", Checked, Checked.Replace("'no'", "'not plain'", StringComparison.Ordinal)));
        Assert.Equal(["inputs.py"], deltas.Select(d => d.Path));
    }

    [Fact]
    public async Task A_new_call_is_seen_with_what_it_calls()
    {
        repo.Commit(
            "start",
            ("db.py", "def find(text):\n    con.execute(\"select '\" + text + \"'\")\n"),
            ("web.py", Web),
            ("inputs.py", Checked)
        );
        var after = Web.Replace("import os", "import os\nimport db", StringComparison.Ordinal) + "    db.find(request.args['z'])\n";
        var delta = Assert.Single(await Deltas(("web.py", Web, after)));
        Assert.Equal("sql-injection", Assert.Single(delta.Introduced).Rule);
    }

    [Fact]
    public async Task Files_edited_together_are_compared_with_each_other_as_they_were()
    {
        repo.Commit("start", ("inputs.py", Checked), ("web.py", Web));
        var after = Web + "    print('done')\n";
        var deltas = await Deltas(("inputs.py", Checked, Open), ("web.py", Web, after));
        Assert.Equal("command-injection", Assert.Single(deltas.Single(d => d.Path == "web.py").Introduced).Rule);
    }

    [Fact]
    public async Task An_edit_that_imports_what_nobody_knows_hears_of_it()
    {
        repo.Commit("start", ("requirements.txt", "acme-declared\n"), ("app.py", "x = 1\n"));
        var delta = Assert.Single(await Deltas(("app.py", "x = 1\n", "import acme_declared\nimport acme_invented\nx = 1\n")));
        var finding = Assert.Single(delta.Introduced);
        Assert.Equal(("unknown-package", 2), (finding.Rule, finding.Place.StartLine));
    }

    private async Task<List<EditDelta>> Deltas(params (string Path, string Before, string Now)[] edits)
    {
        foreach (var (path, _, now) in edits)
        {
            repo.Write(path, now);
        }
        var tree = WorkTree.Find(repo.Path)!;
        await using var contents = new FileContents(tree);
        List<EditDelta> deltas = [];
        var all = edits.Select(e => new Edit(e.Path, Encoding.UTF8.GetBytes(e.Before), Encoding.UTF8.GetBytes(e.Now))).ToList();
        await foreach (var (delta, _, _) in new LinkedEdits(Tools, tree, contents).Deltas(all, TestContext.Current.CancellationToken))
        {
            deltas.Add(delta);
        }
        return deltas;
    }
}
