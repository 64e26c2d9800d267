using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

#pragma warning disable RS0030 // Processes start in this folder only.

namespace Pawl.Engine.Git;

/// <summary>OpenSSH's tool for signatures, found as git is: never in the current folder, never through a shell.</summary>
public static class SshKeygen
{
    /// <param name="Program">What answers, when the user has a program of their own for signing; null: ssh-keygen.</param>
    /// <param name="KeyFile">The private key, or a public one whose private half an agent holds.</param>
    /// <param name="InAgent">The private half is in the agent.</param>
    public sealed record Key(string KeyFile, bool InAgent, string? Program = null);

    /// <summary>Signs; ssh-keygen itself asks for a passphrase on the terminal.</summary>
    /// <exception cref="UserError">The key cannot sign.</exception>
    public static async Task<string> Sign(Key key, string space, byte[] data, CancellationToken cancel)
    {
        // A program in place of ssh-keygen is called as git calls it: with a file, beside which it puts the signature.
        var folder = Directory.CreateTempSubdirectory("pawl-sign-");
        try
        {
            var file = Path.Combine(folder.FullName, "review");
            await File.WriteAllBytesAsync(file, data, cancel);
            string[] arguments = ["-Y", "sign", "-n", space, "-f", key.KeyFile, .. key.InAgent ? ["-U"] : Array.Empty<string>(), file];
            var (code, _, error) = await Run(key.Program ?? Find("ssh-keygen"), arguments, [], cancel);
            return code == 0
                ? await File.ReadAllTextAsync(file + ".sig", cancel)
                : throw new UserError(
                    $"the key {key.KeyFile} did not sign: {error.Trim()}",
                    "Is it there, is its passphrase right, does the agent hold it (`ssh-add -l`)?"
                );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Null when the signature is right and the principal's key was allowed to make it at that time; else why not.</summary>
    /// <param name="signers">File of the allowed signers.</param>
    public static async Task<string?> Refusal(
        string signers,
        string principal,
        string space,
        DateTimeOffset time,
        string signature,
        byte[] data,
        CancellationToken cancel
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, signature, cancel);
            var at = time.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
            string[] arguments = ["-Y", "verify", "-f", signers, "-I", principal, "-n", space, "-s", file, $"-Overify-time={at}"];
            var (code, output, error) = await Run(Find("ssh-keygen"), arguments, data, cancel);
            return code == 0 ? null : (error + output).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Public keys that the agent holds, one a line; empty without an agent.</summary>
    public static async Task<IReadOnlyList<string>> AgentKeys(CancellationToken cancel)
    {
        var (code, output, _) = await Run(Find("ssh-add"), ["-L"], [], cancel);
        return code == 0 ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    private static string Find(string program)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return ProgramFile.Find(program, path)
            ?? throw new UserError($"{program} was not found", "Install OpenSSH 8.9 or later and put it on the PATH.");
    }

    private static async Task<(int Code, string Output, string Error)> Run(
        string program,
        IReadOnlyList<string> arguments,
        byte[] input,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            await using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input, cancel);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped reading: its exit code tells why.
            }
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception e)
        {
            throw new UserError($"{program} could not be started: {e.Message}", "See that it may be executed.");
        }
    }
}
