using System.Text;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class RespellingTests
{
    [Theory]
    [InlineData("typescript", "let a: typeof import('x/y').default;", "let a: unread              .default;")]
    [InlineData("csharp", "#if NET\na\n#elif X\nbb\n#else\nc\n#endif\nd", "       \na\n       \n  \n     \n \n      \nd")]
    [InlineData("csharp", "#if A\n#if B\nb\n#else\nc\n#endif\n#else\nd\n#endif\n", "     \n     \nb\n     \n \n      \n     \n \n      \n")]
    public void Says_the_same_in_as_many_bytes(string language, string text, string expected)
    {
        var spelled = Respelling.Of(language, Encoding.UTF8.GetBytes(text), out _);
        Assert.Equal(expected, Encoding.UTF8.GetString(spelled!));
    }

    [Theory]
    [InlineData("typescript", "let a: typeof b;")]
    [InlineData("csharp", "class A { int b = 1; }\n")]
    [InlineData("python", "typeof import('x')")]
    public void Leaves_alone_what_it_does_not_know(string language, string text) =>
        Assert.Null(Respelling.Of(language, Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Counts_the_lines_that_are_left_out()
    {
        Respelling.Of("csharp", "#if NET\na\n#else\nb\n\nc\n#endif\n"u8.ToArray(), out var leftOut);
        Assert.Equal(2, leftOut);
    }

    [Fact]
    public void Keeps_bytes_that_are_no_ascii()
    {
        var text = Encoding.UTF8.GetBytes("// größer\nlet a: typeof import('x');");
        Assert.Equal(text.Length, Respelling.Of("tsx", text, out _)!.Length);
        Assert.Equal(text[..12], Respelling.Of("tsx", text, out _)![..12]);
    }
}
