using System.Text;
using Pawl.Analysis.Matching;

namespace Pawl.Tests.Matching;

/// <summary>On the made-up language of <see cref="ToyAnalysis"/>: a line that holds <c>bad(...)</c> is a finding.</summary>
public sealed class FindingMatcherTests
{
    private const string Base = """
        fn load
          id = read
          safe(id)
          bad(id, sql)
        end
        fn store
          bad(name, file)
          check(name)
        end
        """;

    [Theory]
    [InlineData("same", Base)]
    [InlineData("moved down", "# note\n# more\n\n" + Base)]
    [InlineData(
        "functions swapped",
        "fn store\n  bad(name, file)\n  check(name)\nend\nfn load\n  id = read\n  safe(id)\n  bad(id, sql)\nend\n"
    )]
    [InlineData(
        "reformatted",
        "fn load\n\tid = read\n\tsafe( id )\n\tbad( id , sql )\nend\nfn store\n\tbad( name , file )\n\tcheck( name )\nend\n"
    )]
    [InlineData(
        "function renamed",
        "fn fetch\n  id = read\n  safe(id)\n  bad(id, sql)\nend\nfn store\n  bad(name, file)\n  check(name)\nend\n"
    )]
    [InlineData(
        "variable renamed",
        "fn load\n  key = read\n  safe(id)\n  bad(key, sql)\nend\nfn store\n  bad(name, file)\n  check(name)\nend\n"
    )]
    [InlineData(
        "surroundings edited",
        "fn load\n  log()\n  id = read2\n  safe(id)\n  bad(id, sql)\n  done()\nend\nfn store\n  x()\n  bad(name, file)\n  check(name)\nend\n"
    )]
    [InlineData(
        "function and variable renamed",
        "fn fetch\n  id = read\n  safe(id)\n  bad(key, sql)\nend\nfn store\n  bad(name, file)\n  check(name)\nend\n"
    )]
    public void Nothing_is_introduced_or_fixed_when(string what, string after)
    {
        var delta = Compare(Base, after);
        Assert.Empty(delta.Introduced);
        Assert.Empty(delta.Fixed);
        Assert.True(2 == delta.Carried.Count(), what);
        Assert.Empty(delta.DefencesLost);
        Assert.Empty(delta.DefencesGained);
    }

    [Fact]
    public void A_new_weakness_is_introduced_and_a_removed_one_fixed()
    {
        var delta = Compare(Base, Base.Replace("bad(id, sql)", "good(id)") + "\nfn other\n  bad(cmd, shell, now)\nend\n");
        Assert.Equal(["bad(cmd, shell, now)"], delta.Introduced.Select(f => f.Snippet));
        Assert.Equal(["bad(id, sql)"], delta.Fixed.Select(f => f.Snippet));
        Assert.Equal(["bad(name, file)"], delta.Carried.Select(c => c.After.Snippet));
    }

    [Fact]
    public void A_removed_check_is_a_lost_defence_though_no_finding_changes()
    {
        var delta = Compare(Base, Base.Replace("  check(name)\n", ""));
        Assert.Empty(delta.Introduced);
        Assert.Equal(["check(name)"], delta.DefencesLost.Select(d => d.Snippet));
    }

    [Fact]
    public void Of_twins_the_inserted_one_is_new()
    {
        var before = "fn f\n  bad(x)\n  middle()\nend\n";
        var delta = Compare(before, "fn f\n  first()\n  bad(x)\n  second()\n  bad(x)\n  middle()\nend\n");
        Assert.Single(delta.Introduced);
        Assert.Single(delta.Carried);
        Assert.Equal(3, delta.Introduced.Single().Place.StartLine);
    }

    [Fact]
    public void Fingerprints_that_count_equal_statements_do_not_mislead()
    {
        var old = ToyAnalysis.Of("fn f\n  bad(x)\n  middle()\nend\n"u8);
        var now = ToyAnalysis.Of("fn f\n  first()\n  bad(x)\n  second()\n  bad(x)\n  middle()\nend\n"u8);
        now = now with { Findings = [now.Findings[0], now.Findings[1] with { Fingerprint = "second" }] };
        var map = LineDiff.Loose(LineTable.Of("1\n2\n3\n4\n"u8.ToArray()), LineTable.Of("1\n-\n-\n-\n2\n3\n4\n"u8.ToArray()));
        var delta = FindingMatcher.Compare(old, now, new Lazy<LineMap>(map));
        Assert.Equal(3, delta.Introduced.Single().Place.StartLine);
    }

    [Fact]
    public void Complexity_of_a_renamed_function_is_compared_with_its_old_one()
    {
        var delta = Compare(Base, Base.Replace("fn load", "fn fetch").Replace("  safe(id)", "  safe(id)\n  if a\n  if b"));
        var change = Assert.Single(delta.Functions, f => f.Name == "fetch");
        Assert.Equal(("load", 1, 3), (change.Before!.Name, change.Before.Cyclomatic, change.After!.Cyclomatic));
        Assert.Equal(["fetch"], delta.Rises(0.1).Select(r => r.Name));
        Assert.Equal((2, 4), (delta.ComplexityBefore, delta.ComplexityAfter));
    }

    [Fact]
    public void From_nothing_all_is_new()
    {
        var delta = Compare("", Base);
        Assert.Equal(2, delta.Introduced.Count());
        Assert.Equal(2, delta.DefencesGained.Count());
    }

    private static Delta Compare(string before, string after)
    {
        var (old, now) = (Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));
        return FindingMatcher.Compare(
            ToyAnalysis.Of(old),
            ToyAnalysis.Of(now),
            new Lazy<LineMap>(() => LineDiff.Loose(LineTable.Of(old), LineTable.Of(now)))
        );
    }
}
