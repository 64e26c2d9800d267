using Pawl.Engine.Reports;

namespace Pawl.Tests.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("naïve 漢字 👩‍💻", "naïve 漢字 👩‍💻")]
    [InlineData("a\tb", "a b")]
    [InlineData("a\r\nb", "a\\u{D}\\u{A}b")]
    [InlineData("\e[2J\a", "\\u{1B}[2J\\u{7}")]
    [InlineData("\u009B31m", "\\u{9B}31m")]
    [InlineData("a\u202Eb\u2066c", "a\\u{202E}b\\u{2066}c")]
    [InlineData("pass\u200Bword", "pass\\u{200B}word")]
    [InlineData("a\u200Db", "a\\u{200D}b")]
    [InlineData("\U000E0041", "\\u{E0041}")]
    [InlineData("\u3164x\u2028", "\\u{3164}x\\u{2028}")]
    public void What_cannot_be_seen_is_written_out(string text, string shown) => Assert.Equal(shown, VisibleText.Line(text));

    [Fact]
    public void Half_a_character_is_written_out() => Assert.Equal("\\u{D83D}x", VisibleText.Line("\uD83Dx"));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("ab👩cd", 4, "ab…")]
    public void Cuts_never_split_a_character(string text, int length, string cut) => Assert.Equal(cut, VisibleText.Cut(text, length));

    [Theory]
    [InlineData("src/a.cs", 20, "src/a.cs")]
    [InlineData("src/Pawl.Engine/Reports/Words.cs", 20, "…/Reports/Words.cs")]
    [InlineData("averyveryverylongname.cs", 10, "…ngname.cs")]
    public void Paths_are_cut_at_their_beginning(string path, int length, string cut) =>
        Assert.Equal(cut, VisibleText.CutPath(path, length));
}
