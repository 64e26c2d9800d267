using System.Text;
using System.Text.Unicode;

namespace Pawl.Engine.Git;

/// <summary>Text out of git's bytes.</summary>
public static class GitText
{
    /// <summary>A path as text: bytes that are no UTF-8 appear as <c>\xNN</c>.</summary>
    public static string Path(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }
        var text = new StringBuilder(bytes.Length + 8);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var count) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[count..];
            }
            else
            {
                text.Append("\\x").Append(bytes[0].ToString("x2", null));
                bytes = bytes[1..];
            }
        }
        return text.ToString();
    }

    /// <summary>A message or a name: wrong bytes become U+FFFD, CRLF becomes LF.</summary>
    public static string Message(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;
    }
}
