using System.Text;
using Pawl.Engine;
using Pawl.Engine.Audit;
using Pawl.Engine.Guard;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Matching;

/// <summary>Arms of a switch in another order are no change of security; a check that goes with one of them is.</summary>
public sealed class ArmOrderTests
{
    private const string List = """
                case "list":
                    if not name.isalnum():
                        abort(400)
                    subprocess.run(["ls", name])

        """;
    private const string Show = """
                case "show":
                    if len(name) > 20:
                        abort(400)
                    return os.path.basename(name)

        """;
    private const string First = """
              case 1:
                if (s == null) throw new IllegalArgumentException();
                return s.length();

        """;
    private const string Second = """
              case 2:
                if (i < 0 || i >= xs.length) return -1;
                return xs[i];

        """;
    private static readonly AnalysisTools Tools = AnalysisTools.Of(new RuleLibrary(Path.Combine(AppContext.BaseDirectory, "rules")), "");

    [Fact]
    public async Task Python()
    {
        Assert.True((await Delta("a.py", Match(List + Show), Match(Show + List))).IsNothing);
        var bare = List.Replace("            if not name.isalnum():\n                abort(400)\n", "", StringComparison.Ordinal);
        Assert.NotEqual(List, bare);
        Assert.NotEmpty((await Delta("a.py", Match(List + Show), Match(Show + bare))).Lost);
    }

    [Fact]
    public async Task Java()
    {
        Assert.True((await Delta("B.java", Switch(First + Second), Switch(Second + First))).IsNothing);
        var bare = Second.Replace("        if (i < 0 || i >= xs.length) return -1;\n", "", StringComparison.Ordinal);
        Assert.NotEqual(Second, bare);
        Assert.NotEmpty((await Delta("B.java", Switch(First + Second), Switch(bare + First))).Lost);
    }

    private static string Match(string arms) =>
        $"import os\nimport subprocess\nfrom flask import request, abort\n\n\ndef do(action):\n    name = request.args[\"name\"]\n    match action:\n{arms}    return \"ok\"\n";

    private static string Switch(string arms) =>
        $"class B {{\n  int f(int kind, String s, int[] xs, int i) {{\n    switch (kind) {{\n{arms}      default: return 3;\n    }}\n  }}\n}}\n";

    private static async Task<EditDelta> Delta(string path, string before, string after)
    {
        var (was, now) = (Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        EditDelta? delta = null;
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var worker = Tools.NewWorker();
                delta = EditDelta.Of(path, (worker.Analyse(path, was), was), (worker.Analyse(path, now), now));
            }
        );
        return delta!;
    }
}
