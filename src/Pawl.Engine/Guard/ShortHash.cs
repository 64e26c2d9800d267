using System.IO.Hashing;
using System.Text;

namespace Pawl.Engine.Guard;

internal static class ShortHash
{
    /// <summary>A name for a file about something with an unruly name.</summary>
    internal static string Of(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}
