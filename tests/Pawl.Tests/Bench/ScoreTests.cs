using Pawl.Bench.Score;
using Pawl.Engine;
using Pawl.Tests.Analysers;

namespace Pawl.Tests.Bench;

/// <summary>Labelled corpora in miniature: what counts as a case, as a hit, and what the rates are.</summary>
public sealed class ScoreTests
{
    private static readonly CorpusFilter All = new(null, [], 0);

    [Fact]
    public void Owasp_tables_label_whole_files_by_name()
    {
        using var folder = new TempFolder();
        folder.Write(
            "expectedresults-1.csv",
            "# test name, category, real vulnerability, cwe\nT1,sqli,true,89\nT2,sqli,false,89\nT3,xss,true,79\n"
        );
        folder.Write("code/T1.py", "x\n");
        folder.Write("code/deep/T2.py", "x\n");
        folder.Write("code/T9.py", "x\n");
        folder.Write("code/T1.html", "x\n");
        var corpus = Corpus.Read(folder.Path, All);
        Assert.Equal(
            ["T1.py 89 True", "T2.py 89 False"],
            corpus.Cases.Select(c => $"{Path.GetFileName(c.File)} {c.Row} {c.IsFlawed}").Order()
        );
    }

    [Fact]
    public void Juliet_blocks_are_told_by_the_preprocessor()
    {
        using var folder = new TempFolder();
        folder.Write(
            "CWE89_SQL/s01/CWE89_SQL__console_01.c",
            "int x;\n#ifdef _WIN32\nint w;\n#endif\n#ifndef OMITBAD\nvoid bad() {\n#ifdef _WIN32\n  w();\n#endif\n}\n#endif\n#ifndef OMITGOOD\nvoid good() {}\n#endif /* OMITGOOD */\n#ifdef INCLUDEMAIN\nint main() {}\n#endif\n"
        );
        folder.Write("CWE89_SQL/s01/CWE89_SQL__console_51a.c", "#ifndef OMITBAD\n#endif\n");
        var corpus = Corpus.Read(folder.Path, All);
        Assert.Equal(["True 5-11", "False 12-14"], corpus.Cases.Select(c => $"{c.IsFlawed} {c.FirstLine}-{c.LastLine}"));
    }

    [Fact]
    public void Juliet_blocks_are_told_by_methods_where_there_is_no_preprocessor()
    {
        using var folder = new TempFolder();
        folder.Write(
            "CWE23_Path/CWE23_Path__File_01.java",
            "class A {\n    private boolean t() { return true; }\n    public void bad() throws Throwable\n    {\n        good.x();\n    }\n    private void goodG2B() {\n    }\n    public void good() {\n    }\n    public static void main(String[] args) {\n    }\n}\n"
        );
        var corpus = Corpus.Read(folder.Path, All);
        Assert.Equal(["True 3-6", "False 7-10"], corpus.Cases.Select(c => $"{c.IsFlawed} {c.FirstLine}-{c.LastLine}"));
    }

    [Fact]
    public void Marks_label_the_lines_below_them()
    {
        using var folder = new TempFolder();
        folder.Write("sqli.yaml", "id: sqli\ncwe: [89]\n");
        folder.Write("sqli.py", "# expect: sqli\nf(x)\n# ok: sqli\nf(1)\n# missed: sqli\ng(x)\n");
        var corpus = Corpus.Read(folder.Path, All);
        Assert.Equal(["2 True", "4 False", "6 True"], corpus.Cases.Select(c => $"{c.FirstLine} {c.IsFlawed}"));
    }

    [Fact]
    public void Nothing_labelled_is_an_error()
    {
        using var folder = new TempFolder();
        folder.Write("a.py", "x\n");
        Assert.Throws<UserError>(() => Corpus.Read(folder.Path, All));
    }

    [Fact]
    public void Halves_part_the_files_and_caps_are_stable()
    {
        using var folder = new TempFolder();
        folder.Write(
            "expectedresults.csv",
            string.Concat(Enumerable.Range(0, 100).Select(i => $"T{i},c,{(i % 2 == 0 ? "true" : "false")},89\n"))
        );
        foreach (var i in Enumerable.Range(0, 100))
        {
            folder.Write($"T{i}.py", "x\n");
        }
        var tune = Corpus.Read(folder.Path, All with { Half = 0 }).Cases.Select(c => c.File).ToList();
        var report = Corpus.Read(folder.Path, All with { Half = 1 }).Cases.Select(c => c.File).ToList();
        Assert.InRange(tune.Count, 30, 70);
        Assert.Equal(100, tune.Union(report).Count());
        Assert.Empty(tune.Intersect(report));
        var few = Corpus.Read(folder.Path, All with { Most = 10 }).Cases;
        Assert.Equal(10, few.Count);
        Assert.Equal(few.Select(c => c.File), Corpus.Read(folder.Path, All with { Most = 10 }).Cases.Select(c => c.File));
    }

    [Fact]
    public void A_hit_is_kin_and_within_the_block()
    {
        var corpus = new Corpus(
            "c",
            "/c",
            [Case(89, true, 1, 9), Case(89, false, 10, 19), Case(79, true, 20, 29), Case(79, false, 30, 39)]
        );
        var hits = new[] { new Hit([564], 9, 10), new Hit([89], 25, 25), new Hit([79, 89], 35, 35) }.ToLookup(_ => "/c/a.py");
        var rows = ScoreTable.Of("tool", corpus, hits).ByCwe();
        Assert.Equal(new Counts(1, 1, 0, 0), rows[89]);
        Assert.Equal(new Counts(0, 1, 1, 0), rows[79]);
    }

    [Fact]
    public void Rates_are_as_defined()
    {
        var counts = new Counts(TruePositives: 8, FalsePositives: 2, FalseNegatives: 2, TrueNegatives: 18);
        Assert.Equal((0.8, 0.1, 0.7), (counts.Tpr, counts.Fpr, Math.Round(counts.Youden, 9)));
        Assert.Equal((0.8, 0.8), (counts.Precision, Math.Round(counts.F1, 9)));
        Assert.Equal((0.0, 0.0, 0.0), (default(Counts).Tpr, default(Counts).Precision, default(Counts).F1));
        Assert.Equal(counts, counts + default(Counts));
    }

    [Fact]
    public void Pooled_and_mean_differ_where_categories_differ_in_size()
    {
        List<LabelledCase> cases = [Case(89, true, 1, 1), Case(89, false, 2, 2)];
        cases.AddRange(Enumerable.Range(10, 8).Select(line => Case(79, line % 2 == 0, line, line)));
        var hits = new[] { new Hit([89], 1, 1) }.ToLookup(_ => "/c/a.py");
        var output = new StringWriter();
        ScoreTable.Of("tool", new Corpus("c", "/c", cases), hits).Write(output);
        Assert.Contains("| pooled | 1 | 0 | 4 | 5 | 0.200 | 0.000 | 0.200 | 1.000 | 0.333 |", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "| mean of categories | | | | | 0.500 | 0.000 | 0.500 | 0.500 | 0.500 |",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing found at all: 79.", output.ToString(), StringComparison.Ordinal);
    }

    private static LabelledCase Case(int cwe, bool isFlawed, int first, int last) => new("/c/a.py", [cwe], isFlawed, first, last);
}
