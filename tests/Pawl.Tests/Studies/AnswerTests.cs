using Pawl.Studies.Definitions;
using Pawl.Studies.Models;
using Pawl.Studies.Records;
using Pawl.Studies.Run;

namespace Pawl.Tests.Studies;

public sealed class AnswerTests
{
    private const string Before = "import sys\n\ndef main():\n    print(sys.argv)\n\nmain()\n";

    [Theory]
    [InlineData("Here:\n```python\nx = 1\n```\nDone.", "x = 1\n")]
    [InlineData("```\nx = 1\n```", "x = 1\n")]
    [InlineData("```py\r\nx = 1\r\n```\r\n", "x = 1\n")]
    [InlineData("```bash\npip install something-long\n```\n```python\nx = 1\n```", "x = 1\n")]
    [InlineData("```python\nx = 1\n```\nand\n```python\nx = 1\ny = 2\n```", "x = 1\ny = 2\n")]
    [InlineData(
        "import sys\n\ndef main():\n    print(len(sys.argv))\n\nmain()",
        "import sys\n\ndef main():\n    print(len(sys.argv))\n\nmain()\n"
    )]
    public void Code_is_found(string text, string code) => Assert.Equal(new Answer(IterationStatus.Ok, code), Read(text, "stop"));

    [Theory]
    [InlineData("I cannot help with that.", "stop", IterationStatus.Refusal)]
    [InlineData("```python\nx = 1\n```", "content_filter", IterationStatus.Refusal)]
    [InlineData("", "content_filter", IterationStatus.Refusal)]
    [InlineData("", "stop", IterationStatus.Empty)]
    [InlineData(" \n\t\n", "stop", IterationStatus.Empty)]
    [InlineData("```python\n```", "stop", IterationStatus.Empty)]
    [InlineData("```python\nx = 1\n```", "length", IterationStatus.Truncated)]
    [InlineData("```python\nx = 1\ny =", "stop", IterationStatus.Truncated)]
    [InlineData("```bash\nrm -r /\n```", "stop", IterationStatus.Refusal)]
    public void What_holds_no_code_is_told_apart(string text, string finish, IterationStatus status) =>
        Assert.Equal(new Answer(status, null), Read(text, finish));

    private static Answer Read(string text, string finish) =>
        Answer.Of(
            new Exchange
            {
                Key = "",
                Chain = "",
                Iteration = 1,
                Turn = 0,
                Text = text,
                Finish = finish,
                Model = "",
                Id = "",
                TokensIn = 0,
                TokensOut = 0,
                Cost = 0,
                Wire = [],
            },
            ProgramLanguage.Of("python")!,
            Before
        );
}
