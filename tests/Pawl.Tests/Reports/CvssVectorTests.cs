using Pawl.Analysis.Findings;
using Pawl.Engine.Weaknesses;

namespace Pawl.Tests.Reports;

public sealed class CvssVectorTests
{
    /// <summary>The scores that FIRST's document of examples for v3.1 publishes.</summary>
    [Theory]
    [InlineData("AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)] // phpMyAdmin, CVE-2013-1937
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N", 6.4)] // MySQL, CVE-2013-0375
    [InlineData("AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N", 3.1)] // SSLv3, CVE-2014-3566
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H", 9.9)] // VMware, CVE-2012-1516
    [InlineData("AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L", 4.2)] // Tomcat, CVE-2009-0783
    [InlineData("AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 8.8)] // IOS, CVE-2012-0384
    [InlineData("AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H", 7.8)] // iWork, CVE-2015-1098
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N", 7.5)] // OpenSSL, CVE-2014-0160
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)] // Bash, CVE-2014-6271
    [InlineData("AV:N/AC:H/PR:N/UI:N/S:C/C:N/I:H/A:N", 6.8)] // DNS, CVE-2008-1447
    [InlineData("AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 6.8)] // Sophos, CVE-2014-2005
    [InlineData("AV:N/AC:L/PR:N/UI:N/S:C/C:L/I:N/A:N", 5.8)] // Joomla, CVE-2010-0467
    [InlineData("AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H", 9.3)] // Junos, CVE-2013-6014
    [InlineData("AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N", 5.4)] // DokuWiki, CVE-2014-9253
    [InlineData("AV:A/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 8.8)] // Bluetooth, CVE-2011-1265
    [InlineData("AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N", 4.6)] // iOS, CVE-2014-2019
    [InlineData("AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", 7.4)] // OpenSSL, CVE-2014-0224
    [InlineData("AV:N/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H", 9.6)] // Chrome, CVE-2012-5376
    public void The_published_examples_have_their_scores(string metrics, double score)
    {
        var vector = CvssVector.TryRead("CVSS:3.1/" + metrics);
        Assert.Equal(score, vector?.Score);
        Assert.Equal("3.1", vector?.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CVSS:3.1/AV:N")]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:X")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/I:H")]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P")]
    public void What_is_no_base_vector_is_none(string text) => Assert.Null(CvssVector.TryRead(text));

    [Fact]
    public void Nothing_lost_scores_nothing() => Assert.Equal(0, CvssVector.TryRead("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N")?.Score);

    [Theory]
    [InlineData(9.0, Severity.Critical)]
    [InlineData(8.9, Severity.High)]
    [InlineData(7.0, Severity.High)]
    [InlineData(6.9, Severity.Medium)]
    [InlineData(4.0, Severity.Medium)]
    [InlineData(3.9, Severity.Low)]
    public void Cuts_lie_where_the_specification_has_them(double score, Severity severity) =>
        Assert.Equal(severity, CvssVector.SeverityOf(score));

    [Fact]
    public void Each_weakness_of_the_map_and_of_any_rule_has_a_vector()
    {
        var named = CweCategories.BuiltIn.All.SelectMany(c => c.Cwe.Keys).Concat(OfRules()).Distinct();
        Assert.Equal([], named.Where(cwe => CweVectors.BuiltIn.Of(cwe) is null).Order());
    }

    [Fact]
    public void Two_vectors_for_one_weakness_are_refused()
    {
        const string One = "- {vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', means: a, why: b, cwe: [89]}\n";
        Assert.NotNull(CweVectors.Read(new StringReader("vectors:\n" + One)));
        Assert.Throws<FormatException>(() => CweVectors.Read(new StringReader("vectors:\n" + One + One)));
    }

    private static IEnumerable<int> OfRules() =>
        Directory
            .EnumerateFiles(Path.Combine(Golden.Root, "rules"), "*.yaml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split("cwe: [") is [_, var rest, ..] ? rest[..rest.IndexOf(']', StringComparison.Ordinal)] : "")
            .SelectMany(list => list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Select(int.Parse)
            .Where(cwe => cwe > 0);
}
