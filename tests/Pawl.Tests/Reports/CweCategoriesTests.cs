using Pawl.Engine.RuleLibrary;
using Pawl.Engine.Weaknesses;

namespace Pawl.Tests.Reports;

public sealed class CweCategoriesTests
{
    [Fact]
    public void The_study_has_twelve() => Assert.Equal(12, CweCategories.BuiltIn.All.Count);

    [Theory]
    [InlineData(89, "injection", "SQL injection")]
    [InlineData(362, "concurrency", "Race condition")]
    [InlineData(367, "race-conditions", "Checked, then used")]
    [InlineData(680, "integer-overflow", "Integer overflow to buffer overflow")]
    public void Weaknesses_have_a_category_and_a_name(int cwe, string category, string name)
    {
        Assert.Equal(category, CweCategories.BuiltIn.Of(cwe)?.Id);
        Assert.Equal(name, CweCategories.BuiltIn.NameOf(cwe));
    }

    [Fact]
    public void Unlisted_weaknesses_have_none()
    {
        Assert.Null(CweCategories.BuiltIn.Of(99999));
        Assert.Equal("", CweCategories.BuiltIn.NameOf(99999));
    }

    [Fact]
    public void A_weakness_in_two_categories_is_refused()
    {
        const string Twice =
            "categories:\n  - {id: a, title: A, means: a, cwe: {89: x}}\n  - {id: b, title: B, means: b, cwe: {89: x}}\ntie-breaks: []\n";
        Assert.Throws<FormatException>(() => CweCategories.Read(new StringReader(Twice)));
    }

    [Fact]
    public void The_page_of_the_top_25_is_current() =>
        Golden.CheckAtRoot("docs/cwe-top-25.md", CweTop25.Page(new RuleLibrary(Path.Combine(Golden.Root, "rules"))));

    [Fact]
    public void The_published_page_is_current() =>
        Golden.CheckAtRoot("docs/cwe-map.md", CweMapPage.Render(CweCategories.BuiltIn, CweVectors.BuiltIn));
}
