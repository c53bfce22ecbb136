import { describe, expect, it } from 'vitest'
import { joined, readPasted, readUidFile } from './pasted'

const uids = (text: string) => readPasted(text, 'participant').members.map((each) => each.uid)

describe('a pasted list', () => {
  it('is parted by lines, commas, semicolons, tabs and spaces, each user once', () => {
    expect(uids('ada, bo;cy\n"dee"\t ada')).toEqual(['ada', 'bo', 'cy', 'dee'])
  })

  it('takes two columns of a sheet with their titles, the scope beside the uid', () => {
    const { members } = readPasted('uid,scope\nada,admin\nBo\tModerator\ncy\n', 'participant')
    expect(members).toEqual([
      { uid: 'ada', scope: 'admin' },
      { uid: 'bo', scope: 'moderator' },
      { uid: 'cy', scope: 'participant' },
    ])
  })

  it('gives the scope chosen to whoever has none', () => {
    expect(readPasted('ada', 'moderator').members).toEqual([{ uid: 'ada', scope: 'moderator' }])
  })

  it('names what can be no uid and takes the rest', () => {
    const { members, wrong } = readPasted('ada\nmaría\na@b.example', 'participant')
    expect(members.map((each) => each.uid)).toEqual(['ada'])
    expect(wrong).toEqual(['maría', 'a@b.example'])
  })

  it('joins a list without doubles; the later scope counts', () => {
    const before = [{ uid: 'ada', scope: 'participant' }]
    expect(joined(before, [{ uid: 'ada', scope: 'admin' }])).toEqual([
      { uid: 'ada', scope: 'admin' },
    ])
  })
})

describe('a file of uids', () => {
  const read = (text: string) => readUidFile(text, 'participant')

  it('has them in the column that is called so, whatever parts the columns', () => {
    const { members } = read('\uFEFFName;UID;Scope\n"Chen; Ada";ada;admin\r\nBo;BO;\n')
    expect(members).toEqual([
      { uid: 'ada', scope: 'admin' },
      { uid: 'bo', scope: 'participant' },
    ])
  })

  it('without titles has them in its first column', () => {
    expect(read('ada\nbo\n\ncy').members.map((each) => each.uid)).toEqual(['ada', 'bo', 'cy'])
  })

  it('takes quotes within quotes and says what can be no uid, each user once', () => {
    const { members, wrong } = read('uid,note\nada,"says ""hi"", often"\nada,x\nBo Park,y\n')
    expect(members).toEqual([{ uid: 'ada', scope: 'participant' }])
    expect(wrong).toEqual(['Bo Park'])
  })

  it('of a hundred thousand lines is read at once', () => {
    const lines = Array.from({ length: 100_000 }, (_, n) => `user-${n},participant`)
    expect(read(`uid,scope\n${lines.join('\n')}`).members).toHaveLength(100_000)
  })
})
