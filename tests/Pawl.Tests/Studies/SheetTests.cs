using System.Security.Cryptography;
using System.Text;
using Pawl.Analysis.Findings;
using Pawl.Engine;
using Pawl.Studies.Analysis;
using Pawl.Studies.Records;
using Pawl.Studies.Sheets;

namespace Pawl.Tests.Studies;

public sealed class SheetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pawl-sheets").FullName;

    [Fact]
    public void Sheets_are_blind_even_and_shuffled_for_each_reviewer()
    {
        var records = Stored();
        Assert.Equal(12, SheetExport.Write(records, folder, At("sheets"), 12, 2, 7));
        var (one, two) = (File.ReadAllText(At("sheets/reviewer-1/sheet.csv")), File.ReadAllText(At("sheets/reviewer-2/sheet.csv")));
        Assert.NotEqual(one, two);
        Assert.Equal(one.Split('\n').Order(), two.Split('\n').Order());
        var hidden = records.SelectMany(r => new[] { r.Strategy, r.Chain, r.Content, r.ModelAsked }).Distinct();
        Assert.All(hidden, word => Assert.DoesNotContain(word, one, StringComparison.Ordinal));
        var key = File.ReadLines(At("sheets/key.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        var strategies = key.Select(k => records.First(r => r.Content == k[1]).Strategy).GroupBy(s => s).Select(g => g.Count());
        Assert.Equal([3, 3, 3, 3], strategies);
        Assert.All(
            key,
            k => Assert.Equal(k[1], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At($"sheets/reviewer-1/items/{k[0]}.c")))))
        );
        Assert.Throws<UserError>(() => SheetExport.Write(records, folder, At("sheets"), 12, 2, 7));
    }

    [Fact]
    public void A_content_that_lies_elsewhere_is_refused()
    {
        var record = Stored()[1] with { ContentPath = "../secret.c" };
        Assert.Throws<UserError>(() => SheetExport.Write([record], folder, At("sheets"), 1, 2, 7));
    }

    [Fact]
    public void What_reviewers_dispute_is_adjudicated_and_then_compared_with_analysers()
    {
        Write("key.csv", "item,content\nitem-1,aa\nitem-2,bb\nitem-3,cc\nitem-4,dd\n");
        // Both find the overflow; only the first the race; both nothing in 2; the second did not look at 4.
        var one = Write(
            "one.csv",
            "item,file,line,type,severity,cwe,comment\nitem-1,f,10,memory-safety,critical,120,\"long, with \"\"quotes\"\"\nand lines\"\nitem-1,f,30,race-conditions,low,,\nitem-2,f,,none,,,\nitem-3,f,5,injection,high,,\nitem-4,f,,none,,,\n"
        );
        var two = Write(
            "two.csv",
            "\ufeffitem,file,line,type,severity,cwe,comment\r\nitem-1,f,12,memory-safety,high,,\r\nitem-2,f,,none,,,\r\nitem-3,f,6,injection,high,,\r\nitem-4,f,,,,,\r\n"
        );
        IterationRecord[] records =
        [
            Found("aa", (11, "memory-safety"), (50, "injection")),
            Found("bb"),
            Found("cc"),
            Found("dd", (1, "injection")),
        ];

        var open = SheetComparison.Of(At("key.csv"), [one, two], null, records, 1);
        Assert.Equal(["item-1", "30", "race-conditions", "low"], Assert.Single(open.Disputed).Take(4));
        var agreement = open.Tables.Single();
        Assert.Equal(3, Number(agreement, "any weakness", "items"));
        Assert.Equal(1, Number(agreement, "any weakness", "Cohen's κ"));
        Assert.Equal(2.0 / 3, Number(agreement, "race-conditions", "agree"), 9);

        var decided = Write("adjudication.csv", "item,line,type,severity,found by,decision\nitem-1,30,race-conditions,low,one,yes\n");
        var closed = SheetComparison.Of(At("key.csv"), [one, two], decided, records, 1);
        Assert.Empty(closed.Disputed);
        var tools = closed.Tables.Single(t => t.Id == "tool-and-manual");
        Assert.Equal(
            (1.0, 1.0, 2.0),
            (Number(tools, "all", "both"), Number(tools, "all", "tool only"), Number(tools, "all", "manual only"))
        );
        Assert.Equal(0.5, Number(tools, "all", "precision"));
        Assert.Equal(1.0 / 3, Number(tools, "all", "recall"), 9);
    }

    [Theory]
    [InlineData("item-9,f,1,injection,high,,", "no item")]
    [InlineData("item-1,f,1,sorcery,high,,", "no type")]
    [InlineData("item-1,f,1,injection,awful,,", "no severity")]
    [InlineData("item-1,f,x,injection,high,,", "no line")]
    [InlineData("item-1,f,1,\"injection,high,,", "never closed")]
    public void Mistakes_in_a_sheet_are_named_with_their_line(string row, string what)
    {
        Write("key.csv", "item,content\nitem-1,aa\n");
        var sheet = Write("sheet.csv", $"item,file,line,type,severity,cwe,comment\n{row}\n");
        var error = Assert.Throws<UserError>(() => SheetComparison.Of(At("key.csv"), [sheet, sheet], null, [], 1));
        Assert.Contains("sheet.csv:2", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string path) => Path.Combine(folder, path);

    private string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>A generated study whose contents lie in the folder.</summary>
    private List<IterationRecord> Stored() =>
        [
            .. new GeneratedStudy(1) { Baselines = 2, Iterations = 3 }
                .Records()
                .Select(r =>
                {
                    var bytes = Encoding.UTF8.GetBytes($"int f(void) {{ return {r.Iteration}; }} // {r.Chain}\n");
                    var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
                    File.WriteAllBytes(At(hash + ".c"), bytes);
                    return r with { Content = hash, ContentPath = hash + ".c" };
                }),
        ];

    private static IterationRecord Found(string content, params (int Line, string Type)[] findings) =>
        SampleRecords.Record() with
        {
            Content = content,
            Findings = [.. findings.Select((f, i) => new RecordedFinding($"{i}", "r", 0, f.Type, Severity.High, "pawl", "x", f.Line))],
        };

    private static double Number(StudyTable table, string row, string column) =>
        table.Rows.Single(r => r[0].Text == row)[table.Columns.ToList().IndexOf(column)].Number!.Value;
}
