using Pawl.Engine.Git;

namespace Pawl.Tests;

public sealed class ObjectIdTests
{
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void Round_trips(string hex) => Assert.Equal(hex, ObjectId.Parse(hex).ToString());

    [Fact]
    public void Rejects_other_lengths() => Assert.Throws<FormatException>(() => ObjectId.Parse("abc"));
}
