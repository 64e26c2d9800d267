using Pawl.Analysis;
using Pawl.Engine.Audit;

namespace Pawl.Tests.Audit;

/// <summary>What is analysed is not said to be passed over.</summary>
public sealed class OtherLanguagesTests
{
    [Fact]
    public void None_is_a_language_that_is_analysed()
    {
        var others = new OtherLanguages();
        others.Add("a.zig");
        foreach (var ending in Analyser.Languages.SelectMany(l => l.Extensions))
        {
            others.Add("a" + ending);
        }
        Assert.Equal(["Zig"], others.Rows().Select(row => row.Language));
    }
}
