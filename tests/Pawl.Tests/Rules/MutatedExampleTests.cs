using System.Text;
using CsCheck;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Analysis.Linking;
using Pawl.Engine;
using Pawl.Engine.Cache;
using Pawl.Engine.RuleLibrary;

namespace Pawl.Tests.Rules;

/// <summary>
/// Examples of rules, torn and mixed: whatever comes out is analysed without a failure, the same way each time, and says only what the file has.
/// <c>PAWL_FUZZ=N</c> runs N mutants of each language; a failure prints its seed, which <c>CsCheck_Seed</c> takes.
/// </summary>
public sealed class MutatedExampleTests
{
    private static readonly long Mutants = long.TryParse(Environment.GetEnvironmentVariable("PAWL_FUZZ"), out var many) ? many : 25;
    private static readonly RuleLibrary Library = new(Path.Combine(Golden.Root, "rules"));

    private static readonly string[] Tokens =
    [
        .. "( ) [ ] { } < > \" ' ` \\ /* */ // # ; , . : = => -> ... @ $\"{ f'{ \"\"\" %s 0 99999999999999999999 é 漢 😀".Split(' '),
        .. "if else for while try return class def function async await switch case goto new null".Split(' '),
        .. (string[])["\n", "\r", "\t", "    ", "\0", "\ufeff", "\u202e"],
    ];

    public static TheoryData<string> Endings => [".py", ".js", ".ts", ".tsx", ".java", ".c", ".cs"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task No_mutant_breaks_the_analysis(string ending)
    {
        var contents = Contents(ending);
        await AnalysisThreads.Run(
            1,
            () =>
            {
                using var fresh = new Analyser(Library.Of) { Packages = KnownPackages.None };
                using var again = new Analyser(Library.Of) { Packages = KnownPackages.None };
                using var following = new Analyser(Library.Of) { Packages = KnownPackages.None };
                Mutant(contents)
                    .Sample(
                        bytes => Holds(fresh, again, following, ending, bytes),
                        iter: Mutants,
                        threads: 1,
                        print: bytes => Encoding.UTF8.GetString(bytes)
                    );
            }
        );
    }

    private static void Holds(Analyser fresh, Analyser again, Analyser following, string ending, byte[] bytes)
    {
        // A path of its own: nothing is parsed from an older tree.
        var alone = $"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}{ending}";
        var analysis = fresh.Analyse(alone, bytes);
        Assert.DoesNotContain(analysis.Gaps, g => g.Reason == "rule-failed");
        var written = AnalysisCodec.Write(analysis);
        Assert.Equal(written, AnalysisCodec.Write(again.Analyse(alone, bytes)));
        Assert.Equal(written, AnalysisCodec.Write(following.Analyse("same" + ending, bytes)));
        var lines = bytes.Count(b => b == '\n') + 1;
        foreach (var place in analysis.Findings.SelectMany(f => f.Path.Select(s => s.Place).Append(f.Place)))
        {
            Inside(place, lines, bytes.Length);
        }
        Assert.All(analysis.Defences, d => Inside(d.Place, lines, bytes.Length));
        Assert.All(analysis.Functions, f => Assert.True(f.StartLine >= 1 && f.EndLine >= f.StartLine && f.EndLine <= lines));
    }

    private static void Inside(Place place, int lines, int bytes)
    {
        Assert.InRange(place.StartLine, 1, lines);
        Assert.InRange(place.EndLine, place.StartLine, lines);
        Assert.InRange(place.StartColumn, 1, bytes + 1);
        Assert.InRange(place.EndColumn, place.EndLine == place.StartLine ? place.StartColumn : 1, bytes + 1);
    }

    private static List<string> Contents(string ending)
    {
        // TypeScript is written in the folder of JavaScript, which has the most examples.
        var like = ending is ".ts" or ".tsx" ? (string[])[".js", ".ts", ".tsx"] : [ending];
        return
        [
            .. Directory
                .EnumerateFiles(Library.Folder, "*", SearchOption.AllDirectories)
                .Where(f => like.Contains(Path.GetExtension(f)))
                .Order(StringComparer.Ordinal)
                .Select(File.ReadAllText),
        ];
    }

    private static Gen<byte[]> Mutant(List<string> contents) =>
        Gen.Select(Gen.Int[0, contents.Count - 1], Gen.Int[0, contents.Count - 1], Edits)
            .Select(
                (one, other, edits) => edits.Aggregate(Encoding.UTF8.GetBytes(contents[one]), (text, e) => Edit(text, contents[other], e))
            );

    private static Gen<(int Kind, double From, double To, string Token, byte Byte)[]> Edits =>
        Gen.Select(Gen.Int[0, 6], Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, Tokens.Length - 1].Select(i => Tokens[i]), Gen.Byte).Array[
            1,
            8
        ];

    private static byte[] Edit(byte[] text, string other, (int Kind, double From, double To, string Token, byte Byte) edit)
    {
        var (a, b) = ((int)(edit.From * text.Length), (int)(edit.To * text.Length));
        var (from, to) = (Math.Min(a, b), Math.Max(a, b));
        return edit.Kind switch
        {
            0 => [.. text[..from], .. text[Math.Min(to, from + 200)..]],
            1 => [.. text[..to], .. text[from..Math.Min(to, from + 400)], .. text[to..]],
            2 => [.. text[..from], .. text[to..], .. text[from..to]],
            3 => [.. text[..from], .. Encoding.UTF8.GetBytes(edit.Token), .. text[from..]],
            4 => [.. text[..from], edit.Byte, .. text[from..]],
            5 => text[..to],
            _ => [.. text[..from], .. Encoding.UTF8.GetBytes(other)[..(int)(edit.To * other.Length)], .. text[from..]],
        };
    }
}
