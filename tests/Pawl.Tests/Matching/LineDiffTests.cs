using System.Text;
using CsCheck;
using Pawl.Analysis.Matching;

namespace Pawl.Tests.Matching;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "", 0, 0)]
    [InlineData("a\n", "", 0, 1)]
    [InlineData("", "a", 1, 0)]
    [InlineData("a\nb\nc\n", "a\nc\n", 0, 1)]
    [InlineData("a\nb\nc\n", "a\nx\nb\nc\n", 1, 0)]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", 1, 1)]
    [InlineData("a\r\nb\r\n", "a\nb\n", 0, 0)]
    [InlineData("}\n}\nx\n}\n", "}\n}\n}\ny\n}\n", 2, 1)]
    public void Counts_added_and_removed_lines(string before, string after, int added, int removed)
    {
        var map = LineDiff.Exact(Table(before), Table(after));
        Assert.Equal((added, removed), (map.Added, map.Removed));
    }

    [Fact]
    public void Maps_moved_lines_and_forgets_changed_ones()
    {
        var map = LineDiff.Exact(Table("one\ntwo\nthree\nfour\n"), Table("zero\none\ntwo\n3\nfour\n"));
        Assert.Equal([2, 3, 0, 5], Enumerable.Range(1, 4).Select(map.After));
        Assert.True(map.SameHunk(3, 4));
        Assert.False(map.SameHunk(3, 5));
        Assert.False(map.SameHunk(1, 2));
    }

    [Fact]
    public void Loose_comparison_does_not_see_white_space()
    {
        var (before, after) = (Table("if (a)\n  b();\n"), Table("if( a )\n\t\tb();\n"));
        Assert.Equal(0, LineDiff.Loose(before, after).Added);
        Assert.Equal(2, LineDiff.Exact(before, after).Added);
    }

    [Fact]
    public void A_map_only_joins_equal_lines_in_rising_order()
    {
        var lines = Gen.Int[0, 6].Array[0, 60];
        Gen.Select(lines, lines)
            .Sample(
                (a, b) =>
                {
                    var map = LineDiff.Exact(Table(string.Concat(a.Select(x => $"{x}\n"))), Table(string.Concat(b.Select(x => $"{x}\n"))));
                    var last = 0;
                    for (var line = 1; line <= a.Length; line++)
                    {
                        if (map.After(line) is > 0 and var to)
                        {
                            Assert.True(to > last);
                            Assert.Equal(a[line - 1], b[to - 1]);
                            last = to;
                        }
                    }
                    Assert.Equal(b.Length - a.Length, map.Added - map.Removed);
                }
            );
    }

    [Fact]
    public void Without_anchors_the_script_is_the_shortest()
    {
        var lines = Gen.Int[0, 2].Array[0, 40];
        Gen.Select(lines, lines)
            .Sample(
                (a, b) =>
                {
                    // Every value twice more on both sides, and no common ends that could take one of them away: no line is an anchor.
                    int[] twice = [0, 0, 1, 1, 2, 2];
                    int[] x = [7, .. a, .. twice, 9],
                        y = [6, .. twice, .. b, 8];
                    var map = LineDiff.Exact(Table(string.Concat(x.Select(v => $"{v}\n"))), Table(string.Concat(y.Select(v => $"{v}\n"))));
                    Assert.Equal(x.Length + y.Length - (2 * Longest(x, y)), map.Added + map.Removed);
                }
            );
    }

    [Fact]
    public void Two_unlike_contents_take_no_time()
    {
        var before = Table(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i % 7}\n")));
        var after = Table(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{(i * i) % 5}\n")));
        var map = LineDiff.Exact(before, after);
        Assert.Equal(0, map.Added - map.Removed);
    }

    private static int Longest(int[] a, int[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }
        return table[a.Length, b.Length];
    }

    private static LineTable Table(string text) => LineTable.Of(Encoding.UTF8.GetBytes(text));
}
