using System.Text;
using System.Threading.Channels;

namespace NetDash.Web.Tests.Commands;

/// <summary>Standard output whose lines a test can wait for.</summary>
internal sealed class LineStream : Stream
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _rest = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>What follows a line's beginning, in the first line that begins so.</summary>
    public async Task<string> FindAsync(string beginning, CancellationToken cancellation)
    {
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(cancellation);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line[beginning.Length..];
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        foreach (var c in Encoding.UTF8.GetString(buffer, offset, count))
        {
            if (c == '\n')
            {
                _lines.Writer.TryWrite(_rest.ToString());
                _rest.Clear();
            }
            else
            {
                _rest.Append(c);
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
