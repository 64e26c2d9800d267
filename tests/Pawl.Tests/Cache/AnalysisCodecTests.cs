using System.Text;
using CsCheck;
using Pawl.Analysis;
using Pawl.Analysis.Findings;
using Pawl.Engine.Cache;
using Pawl.Tests.Matching;

namespace Pawl.Tests.Cache;

public sealed class AnalysisCodecTests
{
    private static readonly FileAnalysis Sample = ToyAnalysis.Of(
        Encoding.UTF8.GetBytes("fn größe\n  if x\n  bad(a)\n  worse(b)\n  check(c)\nend\n")
    ) with
    {
        Gaps = [new Gap("syntax-error", "lines 3-4", Whole: false)],
    };

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var flow = Sample with
        {
            Findings =
            [
                Sample.Findings[0] with
                {
                    Path =
                    [
                        new FlowStep(new Place(1, 2, 3, 4), "is read", "x = read()"),
                        new FlowStep(new Place(5, 6, 5, 9), "is run", "bad(x)"),
                    ],
                },
            ],
        };
        foreach (var analysis in (FileAnalysis[])[Sample, flow, FileAnalysis.NotAnalysed(null, new Gap("binary", "", Whole: true))])
        {
            var bytes = AnalysisCodec.Write(analysis);
            var back = AnalysisCodec.Read(bytes);
            Assert.Equal(bytes, AnalysisCodec.Write(back));
            Assert.Equivalent(analysis, back, strict: true);
        }
    }

    [Fact]
    public void Damage_is_noticed_or_harmless()
    {
        var good = AnalysisCodec.Write(Sample);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length])
            .Sample(
                (at, value, length) =>
                {
                    var bad = good[..length];
                    if (at < length)
                    {
                        bad[at] = value;
                    }
                    try
                    {
                        AnalysisCodec.Read(bad);
                    }
                    catch (InvalidDataException) { }
                }
            );
    }
}
