import { describe, expect, it } from 'vitest'
import { joined, readPasted } from './pasted'

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
