using Pawl.Analysis.Detectors;

namespace Pawl.Tests.Detectors;

public sealed class RegexBacktrackingTests
{
    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData(@"^(\w+\s?)*$")]
    [InlineData(@"(\d|\w)+x")]
    [InlineData(@"^([a-zA-Z0-9]+)*@")]
    [InlineData(@"(?:.*,)*x")]
    public void Exponential(string pattern) => Assert.True(RegexBacktracking.IsExponential(pattern));

    [Theory]
    [InlineData("a+b+c+")]
    [InlineData(@"^(\w+\s)*$")]
    [InlineData(@"^[a-z]+(-[a-z]+)*$")]
    [InlineData("(a|b)*")]
    [InlineData(@"\d{1,3}(\.\d{1,3}){3}")]
    [InlineData("(?>a+)+")]
    [InlineData("[(a+)+]")]
    [InlineData("(((((")]
    [InlineData("a{,3}[")]
    public void Linear_or_polynomial(string pattern) => Assert.False(RegexBacktracking.IsExponential(pattern));
}
